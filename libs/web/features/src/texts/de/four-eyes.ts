/** Two people for what becomes final. */
export const fourEyes = {
  fourEyes: {
    off: 'Ohne vier Augen seit {{ since }}: {{ reason }}',
    reason: 'Begründung',
    reasonMissing: 'Bitte begründen Sie die Ablehnung mit mindestens drei Zeichen.',
    refuseNow: 'Endgültig ablehnen',
  },
};
