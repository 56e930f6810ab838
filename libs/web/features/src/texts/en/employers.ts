/** For whom somebody works who is employed in several tenants. */
export const employers = {
  employers: {
    heading: 'For whom are you working now?',
    lead: 'You have several employers. Each sees only the time that you record with them.',
    current: 'Chosen at present',
    choosing: 'One moment …',
    chosen: 'You are now working for {{ tenant }}.',
    waiting:
      'Bookings for {{ tenant }} not sent yet: {{ count }}. They stay on this device and are sent as soon as you choose {{ tenant }} here again.',
    change: 'Change employer',
    join: 'Join another employer',
    joinLead:
      'Do you also work for another employer who uses Zeitbuch here? Then one sign-in will do from now on. {{ tenant }} and the other employer learn nothing of each other.',
    currentPassword: 'Your password at {{ tenant }}',
    otherEmail: 'E-mail address at the other employer',
    otherPassword: 'Password at the other employer',
    otherHint:
      'From then on the password with which you are signed in now opens both. There you will be signed out on all devices.',
    submit: 'Join',
    joining: 'Joining …',
  },
};
