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
};
