/** Texts of the made-up magazine; `hue` colours the cover that is drawn for each. */
module.exports = [
  {
    hue: 205,
    en: {
      title: 'The lamp that never slept',
      slug: 'the-lamp-that-never-slept',
      excerpt:
        'For forty years Marthe climbed 212 steps each evening. We climbed them with her once more.',
      body: 'Marthe counts under her breath. At the ninetieth step she stops, as she always did, to look at the sea through the small window.\n\n"You could tell the weather from here, two days ahead," she says. "The gulls told me. They sit differently."\n\nThe lamp has been automatic for years. She still comes up to clean the glass on the first Sunday of the month, because nobody ever told her to stop.',
    },
    fr: {
      title: 'La lampe qui ne dormait jamais',
      slug: 'la-lampe-qui-ne-dormait-jamais',
      excerpt:
        'Pendant quarante ans, Marthe a gravi 212 marches chaque soir. Nous les avons montées avec elle.',
      body: 'Marthe compte à voix basse. À la quatre-vingt-dixième marche, elle s’arrête comme toujours pour regarder la mer par la petite fenêtre.\n\n« D’ici, on savait le temps deux jours à l’avance, dit-elle. Ce sont les goélands qui me le disaient. Ils se posent autrement. »\n\nLa lampe est automatique depuis des années. Elle monte encore nettoyer la vitre le premier dimanche du mois, puisque personne ne lui a dit d’arrêter.',
    },
  },
  {
    hue: 25,
    en: {
      title: 'A soup for eleven hungry people',
      slug: 'a-soup-for-eleven-hungry-people',
      excerpt:
        'The cook of the trawler Ninon has one pot, one flame and no recipe. It works every time.',
      body: 'First the onions, then whatever came up with the net and is too small to sell. Saffron if somebody was paid lately.\n\nThe secret, says Yann, is bread rubbed with garlic until your fingers burn. Everything else can be replaced.\n\nServe when the crew stops talking.',
    },
    fr: {
      title: 'Une soupe pour onze affamés',
      slug: 'une-soupe-pour-onze-affames',
      excerpt:
        'Le cuisinier du chalutier Ninon a une marmite, une flamme et aucune recette. Cela marche toujours.',
      body: 'D’abord les oignons, puis ce qui est remonté dans le filet et se vend mal. Du safran si la paie est tombée.\n\nLe secret, dit Yann, c’est le pain frotté d’ail jusqu’à s’en brûler les doigts. Tout le reste se remplace.\n\nServez quand l’équipage se tait.',
    },
  },
  {
    hue: 150,
    en: {
      title: 'How to read a tide table',
      slug: 'how-to-read-a-tide-table',
      excerpt: 'Four numbers a day decide when the harbour wakes up. Here is what they mean.',
      body: 'High water comes twice a day, some fifty minutes later each time. That is all most people need.\n\nThe coefficient says how far the sea will go. Under forty-five, stay in bed. Over a hundred, take boots and a bucket, and tell somebody when you will be back.',
    },
    fr: {
      title: 'Lire un annuaire des marées',
      slug: 'lire-un-annuaire-des-marees',
      excerpt: 'Quatre chiffres par jour décident du réveil du port. Voici ce qu’ils disent.',
      body: 'La pleine mer revient deux fois par jour, chaque fois une cinquantaine de minutes plus tard. Cela suffit à presque tout le monde.\n\nLe coefficient dit jusqu’où la mer ira. Sous quarante-cinq, restez couché. Au-delà de cent, prenez des bottes et un seau, et dites à quelqu’un quand vous rentrez.',
    },
  },
  {
    hue: 345,
    en: {
      title: 'Paint, rope and patience',
      slug: 'paint-rope-and-patience',
      excerpt: 'At the last wooden boatyard of the bay, a hull takes three winters.',
      body: 'The yard smells of linseed and tar. On the trestles lies a hull that will float in two years, perhaps.\n\n"People ask what it costs," says Inès. "I tell them: three winters. The money comes after."\n\nShe takes on two apprentices a year. This year sixty applied.',
    },
    fr: {
      title: 'Peinture, corde et patience',
      slug: 'peinture-corde-et-patience',
      excerpt: 'Au dernier chantier de bois de la baie, une coque demande trois hivers.',
      body: 'Le chantier sent le lin et le goudron. Sur les tréteaux, une coque flottera dans deux ans, peut-être.\n\n« On me demande ce que ça coûte, dit Inès. Je réponds : trois hivers. L’argent vient après. »\n\nElle prend deux apprentis par an. Cette année, soixante se sont présentés.',
    },
  },
  {
    hue: 265,
    en: {
      title: 'The choir of the fish market',
      slug: 'the-choir-of-the-fish-market',
      excerpt:
        'They sell mackerel until noon and rehearse among the crates. Their first concert sold out.',
      body: 'It began as a bet: whoever shouted their price on key would get free coffee. By spring there were four voices, by summer twenty.\n\nThe hall is tiled to the ceiling and rings like a church. The conductor, who guts fish faster than anyone, says the sea keeps the tempo.',
    },
    fr: {
      title: 'La chorale de la criée',
      slug: 'la-chorale-de-la-criee',
      excerpt:
        'Ils vendent le maquereau jusqu’à midi et répètent parmi les caisses. Leur premier concert était complet.',
      body: 'Tout est parti d’un pari : qui crierait son prix juste aurait le café offert. Au printemps ils étaient quatre, à l’été vingt.\n\nLa halle, carrelée jusqu’au plafond, sonne comme une église. Le chef, qui vide les poissons plus vite que quiconque, dit que la mer bat la mesure.',
    },
  },
  {
    hue: 50,
    en: {
      title: 'What the sand gave back',
      slug: 'what-the-sand-gave-back',
      excerpt:
        'After each storm, Joseph walks the beach with a notebook. He has filled thirty-one.',
      body: 'A shoe, left. A bottle with a letter that nobody could read. Half a piano.\n\nJoseph writes down the day, the wind and the thing, and leaves most of it where it lies. "The sea only lends," he says.\n\nThe town library is copying his notebooks. They are at number nine.',
    },
    fr: {
      title: 'Ce que le sable a rendu',
      slug: 'ce-que-le-sable-a-rendu',
      excerpt:
        'Après chaque tempête, Joseph longe la plage avec un carnet. Il en a rempli trente et un.',
      body: 'Une chaussure, gauche. Une bouteille avec une lettre que personne n’a su lire. La moitié d’un piano.\n\nJoseph note le jour, le vent et la chose, et laisse presque tout sur place. « La mer ne fait que prêter », dit-il.\n\nLa bibliothèque recopie ses carnets. Elle en est au neuvième.',
    },
  },
];
