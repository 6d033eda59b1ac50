"""French words of the sample: priorities, objectives and actions."""

PLAN: dict[str, str] = {
    "candidate.news": "Parler de l’actualité",
    "candidate.news.why": "Les jeunes le demandent, la salle et l’atelier existent déjà.",
    "candidate.news.decision": "Un large soutien et des moyens à portée de main.",
    "candidate.parents": "Soutien aux parents",
    "candidate.parents.why": "Un parent sur cinq sait qui appeler en cas d’inquiétude.",
    "candidate.parents.decision": "Le besoin est mesuré, les écoles ont ouvert leurs portes.",
    "candidate.words": "Un vocabulaire partagé",
    "candidate.words.why": "Les familles entendent cinq mots différents pour la même chose.",
    "candidate.words.decision": "Peu d’effort, utile à tous.",
    "candidate.sport": "Les clubs sportifs comme alliés",
    "candidate.sport.why": (
        "Les adolescents font confiance à leurs entraîneurs ; les clubs ouvrent chaque soir."
    ),
    "candidate.sport.decision": (
        "Le club demande d’essayer d’abord l’atelier d’écoute ; nous y reviendrons au printemps."
    ),
    "candidate.online": "La vie en ligne de 12 à 15 ans",
    "candidate.online.why": "On en dit beaucoup, on en sait peu.",
    "candidate.online.decision": (
        "Les deux écoles ont déjà un programme ; un second pourrait étiqueter une classe d’âge."
    ),
    "candidate.contact": "Un contact identifié dans chaque école",
    "candidate.contact.why": "Apparu quand nous sommes revenus au diagnostic à l’automne.",
    "score.changed": "Les deux écoles proposent une salle depuis la première note",
    "objective.debates": "Des jeunes animent trois débats sur l’actualité",
    "objective.debates.specific": "Les élèves de la classe média et les jeunes de l’espace",
    "objective.debates.achievable": "La salle est libre le jeudi, deux animateurs ont dit oui",
    "objective.debates.relevant": "Peu de lieux pour parler de l’actualité du monde",
    "objective.debates.if_then": (
        "Si des jeunes choisissent le sujet et mènent l’échange, alors d’autres de leur âge "
        "resteront et écouteront, parce que le sujet est le leur."
    ),
    "objective.debates.assumptions": (
        "Les adultes acceptent des sujets qu’ils n’auraient pas choisis."
    ),
    "objective.parents": (
        "Les parents de jeunes de 11 à 14 ans connaissent au moins une personne à qui parler en "
        "cas d’inquiétude"
    ),
    "objective.parents.specific": "Les parents du Collège des Tilleuls et de l’École du Pont",
    "objective.parents.achievable": (
        "Parents du quartier et le collège ont dit oui, une salle deux fois par semaine"
    ),
    "objective.parents.relevant": "Un contact identifié dans chaque école, des mots communs",
    "objective.parents.if_then": (
        "Si les parents rencontrent un contact avant d’en avoir besoin, alors ils appelleront "
        "plus tôt, parce qu’ils savent qui répond."
    ),
    "objective.parents.assumptions": "Le contact garde les mêmes horaires toute l’année.",
    "objective.words": "Nos équipes emploient les mêmes mots avec les familles",
    "objective.words.specific": "Les familles qui rencontrent au moins deux de nos équipes",
    "objective.words.achievable": "Une page, écrite en deux réunions, relue par des parents",
    "objective.words.relevant": "Des mots communs entre équipes",
    "objective.words.if_then": (
        "Si nous choisissons dix mots ensemble, alors les familles entendent un message au lieu "
        "de cinq, parce que chaque équipe les a approuvés."
    ),
    "objective.words.assumptions": "Chaque équipe peut garder ses termes en interne.",
    "objective.coaches": "Les entraîneurs se sentent prêts à écouter",
    "objective.coaches.specific": "Les 14 entraîneurs du club et les joueurs qui leur parlent",
    "objective.coaches.achievable": "Quatre soirées au club-house, avec l’équipe de médiation",
    "objective.coaches.relevant": "Des entraîneurs à qui les adolescents font confiance",
    "objective.coaches.if_then": (
        "Si les entraîneurs savent écouter et passer le relais, alors un malaise est entendu "
        "avant de grandir, parce que les adolescents leur font déjà confiance."
    ),
    "objective.coaches.assumptions": "Les entraîneurs restent entraîneurs : ni rapport, ni liste.",
    "indicator.debates": "Débats animés par des jeunes",
    "indicator.debates.unit": "débats",
    "indicator.debates.source": "Agenda de la médiathèque",
    "indicator.topics": "Sujets proposés par des jeunes",
    "indicator.topics.unit": "sujets",
    "indicator.topics.source": "Boîte à l’accueil",
    "indicator.know": "Parents qui connaissent un contact",
    "indicator.know.source": "Petite enquête devant les écoles",
    "indicator.meetups": "Rencontres informelles tenues",
    "indicator.meetups.unit": "rencontres",
    "indicator.meetups.source": "Compté par Parents du quartier",
    "indicator.contacts": "Écoles avec un contact identifié",
    "indicator.contacts.unit": "écoles",
    "indicator.contacts.source": "Vérifié à chaque réunion",
    "indicator.sheet": "Partenaires qui utilisent la page de mots communs",
    "indicator.sheet.unit": "partenaires",
    "indicator.sheet.source": "À main levée en réunion",
    "indicator.ready": "Entraîneurs qui se sentent prêts à écouter",
    "indicator.ready.unit": "moyenne, 1 à 5",
    "indicator.ready.source": "Carte sans nom après chaque soirée",
    "measure.first": "Premier relevé",
    "measure.after": "Après les rencontres d’automne",
    "action.health": "Inviter le centre de santé",
    "action.health.about": (
        "Une courte visite à deux partenaires, pour dire ce que nous faisons et ce que nous ne "
        "faisons jamais."
    ),
    "action.health.evidence": "L’accueil nous connaît ; les comptes rendus sont lus.",
    "milestone.health.1": "Envoyer une page sur le réseau",
    "milestone.health.2": "Rappeler la direction du centre",
    "milestone.health.3": "Première visite à deux partenaires",
    "action.debate": "Soirée débat sur l’actualité",
    "action.debate.about": (
        "Des adolescents choisissent un sujet et animent la soirée ; une personne neutre aide "
        "pour le temps et les règles."
    ),
    "action.debate.evidence": "24 sujets dans la boîte, deux classes ont participé au choix.",
    "action.debate.care": (
        "Pas de titre sensationnel sur l’affiche ; le retour est prévu avec les familles."
    ),
    "milestone.debate.1": "Demander des sujets aux jeunes",
    "milestone.debate.2": "Trouver une animation neutre",
    "milestone.debate.3": "Fixer les règles ensemble",
    "milestone.debate.4": "Réserver la salle du débat",
    "log.debate.1": "Sujet vécu comme imposé : les adultes l’avaient choisi seuls.",
    "log.debate.1.learned": "Demander d’abord, voter ensuite.",
    "log.debate.2": "Date le soir d’un match : la moitié du groupe était au stade.",
    "log.debate.2.learned": "Regarder l’agenda du club.",
    "log.debate.3": "Deux classes et l’espace jeunes ont envoyé 24 sujets.",
    "action.parents": "Texte pour les parents",
    "action.parents.about": (
        "Une page en mots simples : qui appeler, ce qui se passe ensuite, ce qui n’arrive jamais."
    ),
    "milestone.parents.1": "Projet de texte pour les parents",
    "milestone.parents.2": "Le faire relire par cinq parents",
    "action.refresher": "Séance de rappel pour les nouveaux venus",
    "action.refresher.about": "Une soirée pour ceux qui sont arrivés depuis l’été.",
    "milestone.refresher.1": "Trouver qui anime la soirée",
    "action.newsletter": "Lettre du quartier en mots simples",
    "action.newsletter.about": (
        "Quatre pages par an sur ce que font les voisins ensemble, sans un mot qui étiquette."
    ),
    "action.newsletter.evidence": (
        "Premier numéro dans 300 boîtes aux lettres, six réponses reçues."
    ),
    "milestone.newsletter.1": "Parution du premier numéro",
    "milestone.newsletter.2": "Choisir les images avec l’espace jeunes",
    "log.newsletter.1": "Premier numéro distribué au marché.",
    "log.newsletter.2": "Textes trop longs pour la demi-page près de l’ascenseur.",
    "log.newsletter.2.learned": "Cinq phrases et une image suffisent.",
    "action.listening": "Atelier d’écoute",
    "action.listening.about": (
        "Quatre soirées pour les entraîneurs : écouter, ne pas juger, savoir passer le relais."
    ),
    "action.listening.evidence": "Neuf entraîneurs à la première soirée, huit à la deuxième.",
    "action.listening.care": "Personne n’est invité à signaler ; les scènes sont inventées.",
    "milestone.listening.1": "Première soirée au club-house",
    "milestone.listening.2": "Deuxième soirée avec les médiateurs",
    "milestone.listening.3": "Troisième soirée : vers qui se tourner",
    "milestone.listening.4": "Dernière soirée, bilan ensemble",
    "log.listening.1": (
        "Les entraîneurs voulaient des scènes de vestiaire, la moitié a été réécrite."
    ),
    "action.breakfast": "Petit-déjeuner des commerçants",
    "action.breakfast.about": (
        "Un café avant l’ouverture avec les commerces de la place, la police et les médiateurs."
    ),
    "milestone.breakfast.1": "Deux premiers petits-déjeuners",
    "log.breakfast.1": "Travaux sur la place, personne ne pouvait s’arrêter pour un café.",
    "log.breakfast.1.learned": "Attendre le printemps et commencer par la boulangerie.",
    "action.radio": "Coin radio des jeunes",
    "action.radio.about": (
        "Une demi-heure par semaine enregistrée au studio. Le pilote reste à trouver."
    ),
    "action.sports": "Journée sport et mots",
    "action.sports.about": "Des matchs en équipes mixtes, avec un échange après chaque mi-temps.",
    "action.sports.evidence": "60 joueurs présents, peu sont restés pour les échanges.",
    "milestone.sports.1": "Équipes mixtes tirées au sort",
    "milestone.sports.2": "Deuxième journée à l’automne",
    "log.sports.1": "Les joueurs sont partis quand l’échange a commencé.",
    "log.sports.1.learned": "Parler à table, pas sur le terrain.",
    "log.sports.2": (
        "Une journée par an ne suffit pas à créer la confiance : l’atelier d’écoute prend le "
        "relais."
    ),
    "log.sports.2.learned": "Petit et régulier vaut mieux que grand et rare.",
    "action.visits": "Visites d’accueil",
    "action.visits.about": "Chaque nouveau partenaire reçoit la visite de deux autres.",
    "action.visits.evidence": "Sept visites faites, trois partenaires sont arrivés.",
    "milestone.visits.1": "Rendre visite aux deux communautés",
    "milestone.visits.2": "Rendre visite à la police et à la préfecture",
    "log.visits.1": "Aller chez les gens ouvre plus qu’une invitation.",
    "action.evenings": "Trois soirées de formation",
    "action.evenings.about": "La formation collective du réseau, en trois soirées.",
    "action.evenings.evidence": "38 présences venues de 12 organisations.",
    "milestone.evenings.1": "Troisième soirée tenue",
    "log.evenings.1": (
        "Deux journées complètes étaient prévues ; les bénévoles ne pouvaient pas venir."
    ),
    "log.evenings.1.learned": "Demander les horaires avant de choisir un format.",
    "contribution.topics": "Recueille les sujets",
    "contribution.room": "Prête une salle",
    "contribution.voices": "Fait venir des parents",
    "contribution.lead": "Anime les scènes",
    "contribution.advice": "Conseille",
}
