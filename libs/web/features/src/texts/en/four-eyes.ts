/** Two people for what becomes final. */
export const fourEyes = {
  fourEyes: {
    off: 'Without four eyes since {{ since }}: {{ reason }}',
    reason: 'Reason',
    reasonMissing: 'Please say in three characters or more why you refuse.',
    refuseNow: 'Refuse for good',
  },
};
