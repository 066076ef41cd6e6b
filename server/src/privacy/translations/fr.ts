export default {
  'leave.title': 'Se désabonner',
  'leave.text': 'Ne plus envoyer {lists} à {email} ? L’effet est immédiat.',
  'leave.button': 'Me désabonner',
  'leave.text.all': 'Ne plus rien envoyer de {sender} à {email} ? L’effet est immédiat.',
  'leave.button.all': 'Me désabonner de tout',
  'left.title': 'Désabonnement effectué',
  'left.text': 'Vous ne recevrez plus de messages de {lists}.',
  'left.text.all': 'Vous ne recevrez plus aucune de nos lettres.',
  'left.back':
    'C’était une erreur ? Inscrivez-vous à nouveau quand vous voulez ; nous vous demanderons de confirmer par e-mail.',
  'left.more': 'Quitter aussi les autres listes ?',
  'permits.title': 'Vos accords donnés à des partenaires',
  'permits.text':
    'Vous avez accepté que ces entreprises écrivent à {email}. Revenir sur un accord prend effet aussitôt ici ; chaque entreprise qui a votre adresse est priée d’arrêter.',
  'permits.button': 'Retirer l’accord : {name}',
  'permits.button.all': 'Tout retirer',
  'permits.none.title': 'Aucun partenaire ne peut vous écrire',
  'permits.none':
    'Vous êtes revenu sur votre accord, ou n’en avez pas donné. Une entreprise qui avait votre adresse a été priée d’arrêter.',
  'leave.partners': 'Vous avez aussi accepté que {names} vous écrive.',
  'leave.partners.link': 'Voir et retirer',
};
