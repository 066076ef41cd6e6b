export default {
  'form.title': 'Restons en contact',
  'form.submit': 'S’abonner',
  'form.success':
    'Merci ! Nous vous avons envoyé un e-mail. Ouvrez le lien qu’il contient pour confirmer ; d’ici là, rien ne se passe.',
  'form.success.single': 'Merci ! Vous aurez de nos nouvelles par e-mail.',
  'form.declined':
    'Vous avez dit non et nous en avons pris note. Aucune inscription n’a été enregistrée.',
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
  'form.next': 'Suivant',
  'form.back': 'Retour',
  'form.progress': 'Étape {step} sur {steps}',
  'form.choose': 'Veuillez choisir',
  'form.close': 'Fermer',
  'form.rules': 'J’accepte le règlement.',
  'thanks.title': 'Vous y êtes presque',
  'thanks.title.single': 'Bienvenue',
  'thanks.title.declined': 'C’est noté',
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
  'problem.rules': 'Veuillez accepter le règlement : il dit comment cela se passe.',
  'problem.vote': 'Veuillez choisir une des propositions.',
  'problem.option': 'Choisissez une des propositions.',
  'problem.group': 'Veuillez faire au moins un choix.',
  'problem.challenge': 'Veuillez montrer que vous êtes une personne, puis renvoyez le formulaire.',

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

  'renew.wording.title': 'Êtes-vous toujours d’accord ?',
  'renew.wording.text':
    'Le texte que vous aviez accepté pour {lists} a changé. Il vaudrait pour {email} et dit désormais :',
  'renew.wording.button': 'Oui, je suis d’accord',
  'renew.wording.no':
    'Si vous n’êtes pas d’accord, fermez simplement cette page. Pour vous désabonner, utilisez le lien de l’e-mail.',
  'renew.retention.title': 'Souhaitez-vous rester ?',
  'renew.retention.text': 'Un clic, et vous continuerez à recevoir {lists} à l’adresse {email}.',
  'renew.retention.button': 'Oui, continuez à m’écrire',
  'renew.retention.no':
    'Si vous ne faites rien, l’abonnement prend fin tout seul à la date indiquée dans l’e-mail.',
  'renew.expired.title': 'Ce lien ne fonctionne plus',
  'renew.expired.text':
    'Il est trop ancien, un e-mail plus récent l’a remplacé, ou l’abonnement a pris fin. Cherchez un e-mail plus récent de notre part, ou inscrivez-vous à nouveau.',
  'renew.stale.text':
    'Vous vous êtes désabonné après l’envoi de cet e-mail, et nous respectons ce choix. Pour revenir, inscrivez-vous à nouveau.',
  'renewed.title': 'Merci',
  'renewed.text': 'Votre réponse est enregistrée. Vous continuerez à recevoir {lists}.',
  'renewed.already': 'Vous aviez déjà répondu. Vous recevez {lists}.',
};
