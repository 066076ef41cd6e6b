export default {
  'proof.title': 'How “{title}” is drawn',
  'proof.missing': 'There is no draw at this address.',
  'proof.status.committed':
    'Nothing is drawn yet. The number that will decide is fixed already: its fingerprint stands below since {committed}, before the entries are closed.',
  'proof.status.frozen':
    'The list of entries was closed on {frozen}. The winners are not drawn yet.',
  'proof.status.drawn':
    'The winners were drawn on {drawn}, among {entries} entries. Anybody can check it.',
  'proof.commitment': 'Fingerprint of the secret number (SHA-256)',
  'proof.seed': 'The number itself, shown after the draw',
  'proof.entries': 'Entries',
  'proof.entriesHash': 'Fingerprint of the list of entries (SHA-256)',
  'proof.rules': 'Rules',
  'proof.rules.value': 'version {version}, fingerprint {hash}',
  'proof.winners': 'Winners',
  'proof.reserves': 'Reserves, in this order',
  'proof.ticket': 'number drawn',
  'proof.more': 'And {count} more, in the file.',
  'proof.replaced.by': 'Since {at}, position {by} stands in for position {position}.',
  'proof.replaced': 'Since {at}, position {position} is not given.',
  'proof.find.title': 'Find your entry',
  'proof.find.label': 'Your reference, from the e-mail',
  'proof.find.button': 'Look it up',
  'proof.find.invalid': 'A reference looks like K7QM-0R4T-ZX29-8VWC. Please check what you typed.',
  'proof.find.absent':
    'This reference is not in the list. Entries that were not confirmed in time are not in it.',
  'proof.find.listed': 'Your entry is in the list: line {line} of {count}.',
  'proof.find.drawn': 'Your entry was drawn at position {position}.',
  'proof.find.not': 'It is not among those drawn.',
  'proof.find.line': 'Your line in the list',
  'proof.check.title': 'How to check',
  'proof.check.1':
    'The list holds a fingerprint for each entry, and nothing of the person: SHA-256 of “optin-entry-1”, “{slug}” and the reference without hyphens, each on a line of its own, without a line break at the end.',
  'proof.check.2':
    'The fingerprint of the list is SHA-256 of these lines, each ended by a line break: “{algorithm}”, “{slug}”, the number of winners, of reserves, of entries, and the entries in ascending order.',
  'proof.check.3':
    'Each entry’s number is HMAC-SHA-256 with the secret number (32 bytes) as the key, over the fingerprint of the list, a line break and the entry. The lowest numbers win, in this order.',
  'proof.check.4':
    'The secret number’s fingerprint was published beforehand, so it was not chosen to suit the list.',
  'proof.download': 'Download everything as a file (JSON)',
};
