/** What a mail says. No name, no personnel number, nothing of anybody's time: mail is read by servers on its way. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export type MailKind = 'accessCode' | 'askAdministration';

/** A link for choosing a password. @param until the end of its validity, in the words of the place */
export function accessCodeText(link: string, until: { readonly de: string; readonly en: string }): MailText {
  return bilingual(
    {
      subject: 'Zeitbuch: Passwort wählen',
      lines: [
        'Guten Tag,',
        'über diese Adresse wählen Sie das Passwort für Ihre Zeiterfassung:',
        link,
        `Sie gilt einmal und bis ${until.de}.`,
        'Haben Sie das nicht erwartet, tun Sie nichts: Ohne diese Adresse ändert sich nichts.',
      ],
    },
    {
      subject: 'choose a password',
      lines: [
        'Hello,',
        'at this address you choose the password for your time recording:',
        link,
        `It is valid once and until ${until.en}.`,
        'If you did not expect this, do nothing: without this address nothing changes.',
      ],
    },
  );
}

/** For somebody who asked for a new password and gets it from people only. */
export function askAdministrationText(): MailText {
  return bilingual(
    {
      subject: 'Zeitbuch: Passwort vergessen',
      lines: [
        'Guten Tag,',
        'für diese Adresse wurde ein neues Passwort angefordert. Zu Ihrem Zugang gehört, dass es nicht per E-Mail kommt.',
        'Bitte wenden Sie sich an die Personalverwaltung oder die Systemverwaltung Ihres Hauses.',
        'Haben Sie nichts angefordert, tun Sie nichts: Ihr Passwort gilt weiter.',
      ],
    },
    {
      subject: 'password forgotten',
      lines: [
        'Hello,',
        'a new password was asked for at this address. For your account it does not come by e-mail.',
        'Please ask the HR department or the system administration of your house.',
        'If you did not ask for anything, do nothing: your password holds.',
      ],
    },
  );
}

interface Part {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** Nobody knows the language of somebody who is not signed in: both, German first. */
function bilingual(german: Part, english: Part): MailText {
  const text = [...german.lines, '– – –', ...english.lines].join('\n\n');
  return { subject: `${german.subject} / ${english.subject}`, text: `${text}\n` };
}
