export default {
  privacy: 'Politique de confidentialité',
  'not-found.title': 'Il n’y a rien ici',
  'not-found.text':
    'Ce lien est incomplet ou n’existe plus. S’il vient d’un e-mail, ouvrez-le à nouveau depuis le message ou copiez-le en entier.',
  'too-large.title': 'C’est un peu trop',
  'too-large.text':
    'Le formulaire contenait plus de données qu’il ne peut en accepter. Revenez en arrière et raccourcissez-le.',
  'refused.title': 'Cela n’a pas fonctionné',
  'refused.text':
    'La page a envoyé quelque chose que nous ne pouvons pas lire. Revenez en arrière et réessayez.',
  'too-many.title': 'Un instant, s’il vous plaît',
  'too-many.text':
    'Il y a eu beaucoup de tentatives depuis cet endroit. Réessayez dans environ {minutes} min.',
};
