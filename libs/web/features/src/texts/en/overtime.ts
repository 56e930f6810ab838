/** Ordered work, week by week. */
export const overtime = {
  overtime: {
    heading: 'Ordered work',
    week: 'Week {{ week }}',
    ordered: '{{ time }} h ordered',
    balanced: 'balanced with time off',
    additional: 'additional hours up to full time',
    overtime: 'overtime',
    supplement: 'of this with a supplement',
    takenLater: 'time off in {{ month }}, replaces the pay',
    supplementStays:
      'Time off that is taken after the following week replaces the pay of the hours: what was paid already is taken back with the month of the time off. The supplement stays.',
    hours: '{{ time }} h',
    open: 'running',
    openUntil: 'can be balanced with time off until {{ date }}',
    closed: 'settled',
    closedOn: 'could be balanced until {{ date }}',
    paidWith: 'paid with {{ month }}',
    allBalanced: 'All of it is balanced with time off. Nothing is paid.',
    other: {
      proRata: 'By the other reading, from above the own contract, {{ time }} h would have a supplement.',
      tariffText: 'By the other reading, only above full time, {{ time }} h would have a supplement.',
    },
    hint: 'Only ordered work outside the time frame is shown here. Anyone who chooses to stay longer collects flextime.',
    hintOther: 'Time off can balance it until the end of the following week. After that the work is paid.',
  },
};
