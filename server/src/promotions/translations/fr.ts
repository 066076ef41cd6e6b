import type en from './en';

export default {
  'proof.title': 'Comment « {title} » est tiré au sort',
  'proof.missing': 'Il n’y a pas de tirage à cette adresse.',
  'proof.status.committed':
    'Rien n’est encore tiré. Le nombre qui décidera est déjà fixé : son empreinte figure ci-dessous depuis le {committed}, avant la clôture des participations.',
  'proof.status.frozen':
    'La liste des participations a été close le {frozen}. Les gagnants ne sont pas encore tirés.',
  'proof.status.drawn':
    'Les gagnants ont été tirés le {drawn}, parmi {entries} participations. Chacun peut le vérifier.',
  'proof.commitment': 'Empreinte du nombre secret (SHA-256)',
  'proof.seed': 'Le nombre lui-même, montré après le tirage',
  'proof.entries': 'Participations',
  'proof.entriesHash': 'Empreinte de la liste des participations (SHA-256)',
  'proof.rules': 'Règlement',
  'proof.rules.value': 'version {version}, empreinte {hash}',
  'proof.winners': 'Gagnants',
  'proof.reserves': 'Suppléants, dans cet ordre',
  'proof.ticket': 'nombre tiré',
  'proof.more': 'Et {count} autres, dans le fichier.',
  'proof.replaced.by': 'Depuis le {at}, la position {by} remplace la position {position}.',
  'proof.replaced': 'Depuis le {at}, la position {position} n’est plus attribuée.',
  'proof.find.title': 'Retrouver votre participation',
  'proof.find.label': 'Votre référence, reçue par e-mail',
  'proof.find.button': 'Rechercher',
  'proof.find.invalid':
    'Une référence ressemble à K7QM-0R4T-ZX29-8VWC. Vérifiez ce que vous avez saisi.',
  'proof.find.absent':
    'Cette référence n’est pas dans la liste. Les participations qui n’ont pas été confirmées à temps n’y sont pas.',
  'proof.find.listed': 'Votre participation est dans la liste : ligne {line} sur {count}.',
  'proof.find.drawn': 'Votre participation a été tirée en position {position}.',
  'proof.find.not': 'Elle ne fait pas partie de celles qui ont été tirées.',
  'proof.find.line': 'Votre ligne dans la liste',
  'proof.check.title': 'Comment vérifier',
  'proof.check.1':
    'La liste contient une empreinte par participation, et rien de la personne : SHA-256 de « optin-entry-1 », « {slug} » et de la référence sans tirets, chacun sur sa ligne, sans retour à la ligne final.',
  'proof.check.2':
    'L’empreinte de la liste est SHA-256 des lignes suivantes, chacune terminée par un retour à la ligne : « {algorithm} », « {slug} », le nombre de gagnants, de suppléants, de participations, puis les participations en ordre croissant.',
  'proof.check.3':
    'Le nombre de chaque participation est HMAC-SHA-256 avec le nombre secret (32 octets) comme clé, sur l’empreinte de la liste, un retour à la ligne et la participation. Les plus petits nombres gagnent, dans cet ordre.',
  'proof.check.4':
    'L’empreinte du nombre secret était publiée auparavant : il n’a donc pas été choisi en fonction de la liste.',
  'proof.download': 'Tout télécharger dans un fichier (JSON)',
} satisfies Record<keyof typeof en, string>;
