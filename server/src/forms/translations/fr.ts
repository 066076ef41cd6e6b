export default {
  'form.title': 'Restons en contact',
  'form.submit': 'S’abonner',
  'form.success':
    'Merci ! Nous vous avons envoyé un e-mail. Ouvrez le lien qu’il contient pour confirmer ; d’ici là, rien ne se passe.',
  'form.success.single': 'Merci ! Vous aurez de nos nouvelles par e-mail.',
  'form.optional': 'facultatif',
  'form.trap': 'Laissez ce champ vide',
  'form.closed.title': 'Ce formulaire est fermé',
  'form.closed.text': 'Il n’est pas possible de s’inscrire ici pour le moment.',
  'form.check': 'Vérifiez les champs signalés ci-dessous.',
  'form.wait':
    'C’était très rapide, ou il y a eu beaucoup de tentatives. Attendez {seconds} secondes et renvoyez le formulaire ; ce que vous avez saisi est toujours là.',
  'form.failed': 'Cela n’a pas fonctionné. Réessayez dans un instant.',
  'form.loading': 'Chargement…',
  'form.busy': 'Envoi…',
  'form.newWindow': 's’ouvre dans une nouvelle fenêtre',
  'thanks.title': 'Vous y êtes presque',
  'thanks.title.single': 'Bienvenue',
  'thanks.hint': 'Rien après quelques minutes ? Regardez dans le dossier des indésirables.',

  'problem.email': 'Saisissez une adresse e-mail telle que nom@exemple.fr.',
  'problem.required': 'Veuillez remplir ce champ.',
  'problem.type': 'Un texte est attendu ici.',
  'problem.long': '{max} caractères au plus.',
  'problem.name': 'Uniquement un nom : pas de lien ni de signes tels que < ou >.',
  'problem.consent': 'Cochez cette case : sans votre accord, nous ne pouvons pas vous écrire.',
  'problem.consents': 'Cochez au moins une case.',
  'problem.consent-type': 'Indiquez true ou false pour chaque consentement.',
  'problem.objection': 'Indiquez true ou false : la personne s’y oppose-t-elle ?',
  'problem.free-mail':
    'Indiquez votre adresse professionnelle : cette lettre s’adresse aux professionnels, et cette adresse relève d’une messagerie grand public.',
  'problem.personal-address':
    'Indiquez votre adresse professionnelle : celle-ci semble être celle d’un particulier.',
  'problem.unknown': 'Ce formulaire n’a pas ce champ : ne l’envoyez pas.',
  'problem.object': 'Un objet avec une entrée par champ est attendu.',
  'problem.locale': 'Langues de ce formulaire : {locales}.',
  'problem.url': 'Envoyez l’adresse absolue http(s) de la page, ou rien.',
  'problem.start': 'Cette copie du formulaire n’est pas utilisable. Rechargez la page.',
  'problem.version': 'Le formulaire a changé entre-temps. Relisez-le, puis envoyez-le à nouveau.',

  'confirm.title': 'Confirmez votre abonnement',
  'confirm.text': 'Un clic, et vous recevrez {lists} à l’adresse {email}.',
  'confirm.button': 'Oui, je m’abonne',
  'confirm.not-you':
    'Ce n’était pas vous ? Fermez simplement cette page : sans ce clic, rien ne se passe.',
  'confirmed.title': 'Votre abonnement est confirmé',
  'confirmed.text': 'Merci de votre confirmation. Vous recevrez désormais {lists}.',
  'confirmed.leave': 'Vous pouvez partir à tout moment grâce au lien présent dans chaque message.',
  'already.text': 'Vous aviez déjà confirmé. Vous recevez {lists}.',
  'expired.title': 'Ce lien a expiré',
  'expired.text':
    'Par sécurité, le lien de l’e-mail ne fonctionne que quelques jours. Nous pouvons vous en envoyer un nouveau.',
  'expired.button': 'Envoyez-moi un nouveau lien',
  'resent.title': 'Regardez votre messagerie',
  'resent.text':
    'Si votre inscription est encore ouverte, un nouvel e-mail avec un lien valable est en route.',
  'stale.title': 'Vous vous êtes désabonné depuis',
  'stale.text':
    'Vous vous êtes désabonné après l’envoi de cet e-mail, et nous respectons ce choix. Pour revenir, inscrivez-vous à nouveau et confirmez le nouvel e-mail.',
};
