export default {
  'done.title': 'Merci',
  'done.text': 'Vos réponses sont enregistrées.',
  'done.unconfirmed':
    'Vos réponses sont gardées avec votre inscription. Elles compteront dès que vous aurez confirmé votre adresse par e-mail.',
  'done.change': 'Modifier mes réponses',
  'next.text':
    'Pouvons-nous vous poser quelques questions ? Elles nous aident à écrire ce que vous aimez lire.',
  'next.button': 'Répondre à quelques questions',
  'known.title': 'Rien à demander',
  'known.text': 'Vous nous avez déjà dit tout cela. Merci !',
  'gone.title': 'Ce lien ne fonctionne plus',
  'gone.text':
    'Il est trop ancien, ou ces questions ne sont plus posées. Cherchez un e-mail plus récent de notre part.',
  'step.finish': 'Envoyer',
  'step.check': 'Vérifiez les champs signalés ci-dessous.',
  'step.of': '{title} : étape {step} sur {steps}',
  'problem.step': 'Cette étape n’est pas (ou plus) posée. Rechargez la page.',
  'problem.body': 'Envoyez l’identifiant de l’étape et un objet avec une entrée par champ.',
};
