export default {
  privacy: 'Privacy policy',
  'not-found.title': 'Nothing to see here',
  'not-found.text':
    'This link is incomplete or no longer exists. If it came by e-mail, open it from the message again, or copy it whole.',
  'too-large.title': 'That was too much',
  'too-large.text': 'The form carried more data than it can take. Please go back and shorten it.',
  'refused.title': 'That did not work',
  'refused.text': 'The page sent something that we cannot read. Please go back and try again.',
  'too-many.title': 'One moment, please',
  'too-many.text':
    'There were many attempts from here in a short time. Please try again in about {minutes} min.',
};
