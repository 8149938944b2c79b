//! The words that generated text is made of. Persons are made up: names common in the region, joined at random.

pub(crate) const FIRST_NAMES: [&str; 64] = [
    "Aibek", "Aigul", "Akmal", "Aliya", "Altynai", "Anvar", "Asel", "Aziz", "Bahrom", "Bakyt", "Bekzat",
    "Botagoz", "Chinara", "Dana", "Daniyar", "Dilnoza", "Dilshod", "Elmira", "Erlan", "Farrukh", "Feruza",
    "Gulnara", "Guzal", "Iskander", "Jahongir", "Jamila", "Kanykei", "Kemal", "Kuanysh", "Lola", "Madina",
    "Maksat", "Malika", "Marat", "Meerim", "Merdan", "Muhabbat", "Murod", "Nargiza", "Nazgul", "Nodira",
    "Nurlan", "Oguljan", "Otabek", "Parviz", "Rano", "Ravshan", "Rustam", "Sanjar", "Saule", "Sherzod",
    "Sitora", "Talant", "Temur", "Tynchtyk", "Ulan", "Umida", "Yelena", "Yerzhan", "Zarina", "Zhanar",
    "Zhibek", "Zokir", "Zulfiya",
];

pub(crate) const SURNAMES: [&str; 72] = [
    "Abdukarimov", "Abenov", "Adilova", "Aitbaev", "Akhmedov", "Alimova", "Amanov", "Annaev", "Asanova",
    "Atabaev", "Azimov", "Baimukhan", "Batyrov", "Begimkulov", "Berdyev", "Boronov", "Dadaboev", "Davlatov",
    "Dosanov", "Duishenov", "Egamov", "Ergashev", "Esenov", "Fayzieva", "Gafurov", "Hakimova", "Hamidov",
    "Hojamov", "Ibraev", "Imanov", "Isakova", "Ismoilov", "Jangozov", "Jumaev", "Kadyrov", "Kalieva",
    "Karaev", "Kasenov", "Kenzhin", "Khodjaev", "Kurbanov", "Maksutov", "Mamatov", "Mirzoeva", "Moldobaev",
    "Muradov", "Musaev", "Nabiev", "Nazarova", "Niyazov", "Normatov", "Nurbekov", "Omarov", "Orazov",
    "Osmonov", "Ovezov", "Qodirov", "Rakhimov", "Rasulov", "Rejepov", "Sadykov", "Saidov", "Sarsenov",
    "Satarov", "Shodiev", "Sultanov", "Tashmatov", "Toktogulov", "Umarova", "Yusupov", "Zhaksylyk",
    "Zokirova",
];

pub(crate) const ROLES: [&str; 20] = [
    "Energy Minister", "Deputy Prime Minister", "the head of the water agency", "the governor of the region",
    "a member of parliament", "the director of the plant", "Transport Minister",
    "an engineer of the project", "the chairwoman of the chamber of commerce",
    "a judge of the economic court", "the mayor", "the chief geologist", "Labor Minister", "the ambassador",
    "a spokesman for the railway", "Health Minister", "the head of customs", "a farmer",
    "the head of the border service", "a lawyer",
];

pub(crate) const PLACES: [&str; 72] = [
    "Almaty", "Astana", "Bishkek", "Tashkent", "Dushanbe", "Ashgabat", "Samarkand", "Bukhara", "Osh",
    "Khujand", "Shymkent", "Aktau", "Atyrau", "Karaganda", "Pavlodar", "Semey", "Taraz", "Turkistan",
    "Kyzylorda", "Oral", "Kostanay", "Aktobe", "Balkhash", "Ekibastuz", "Khorgos", "Naryn", "Karakol",
    "Batken", "Jalal-Abad", "Talas", "Tokmok", "Uzgen", "Isfara", "Kulob", "Bokhtar", "Panjakent", "Khorog",
    "Murghab", "Tursunzoda", "Vahdat", "Namangan", "Andijan", "Fergana", "Kokand", "Navoi", "Nukus",
    "Termez", "Urgench", "Khiva", "Jizzakh", "Qarshi", "Gulistan", "Muynak", "Mary", "Turkmenabat",
    "Dashoguz", "Balkanabat", "Turkmenbashi", "Serhetabat", "Herat", "Mazar-i-Sharif", "Kabul", "Baku",
    "Urumqi", "Kashgar", "Orenburg", "Novosibirsk", "Tehran", "Islamabad", "Istanbul", "Samara", "Lanzhou",
];

pub(crate) const COUNTRIES: [&str; 14] = [
    "Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Russia", "China", "Afghanistan",
    "Iran", "Azerbaijan", "Pakistan", "Mongolia", "South Korea", "Japan",
];

pub(crate) const ORGANISATIONS: [&str; 30] = [
    "the Ministry of Energy", "the national railway company", "the Asian Development Bank", "the World Bank",
    "the state oil company", "the Agency for Statistics", "the Supreme Court", "the Border Service",
    "the National Bank", "the Chamber of Commerce", "the Academy of Sciences", "the Water Commission",
    "the Ministry of Labor", "the customs committee", "the antimonopoly agency", "the mining consortium",
    "the grid operator", "the port authority", "the United Nations office", "the farmers' union",
    "the Ministry of Health", "the city council", "the civil aviation committee", "the tax service",
    "the Islamic Development Bank", "the Security Council", "the pipeline consortium",
    "the Ministry of Culture", "the prosecutor's office", "the Eurasian commission",
];

pub(crate) const PROJECTS: [&str; 32] = [
    "hydropower dam", "gas pipeline", "railway line", "uranium mine", "solar park", "wind farm",
    "border crossing", "dry port", "canal", "power line", "refinery", "cement plant", "airport terminal",
    "copper smelter", "irrigation scheme", "highway", "nuclear plant", "fiber-optic cable", "cotton cluster",
    "gold mine", "bus network", "water treatment plant", "free economic zone", "grain terminal", "tunnel",
    "hospital", "university campus", "lithium deposit", "reservoir", "metro line", "fertilizer factory",
    "data center",
];

pub(crate) const TOPICS: [&str; 24] = [
    "electricity prices", "water sharing", "labor migration", "the exchange rate", "transit fees",
    "the harvest", "air quality", "school meals", "land ownership", "bank loans", "visa rules",
    "customs duties", "public transport", "the melting glaciers", "gas exports", "food prices", "corruption",
    "press freedom", "the new alphabet", "border security", "tourism", "pensions", "sanctions",
    "mining licenses",
];

pub(crate) const NOUNS: [&str; 120] = [
    "agreement", "plan", "report", "budget", "contract", "meeting", "decision", "delay", "debt", "price",
    "law", "protest", "inspection", "survey", "vote", "tender", "license", "route", "winter", "season",
    "village", "valley", "bridge", "turbine", "wagon", "truck", "harvest", "tariff", "subsidy", "fine",
    "court", "verdict", "appeal", "investigation", "fire", "flood", "drought", "landslide", "earthquake",
    "storm", "repair", "shortage", "surplus", "reserve", "loan", "grant", "share", "partner", "rival",
    "neighbor", "worker", "miner", "teacher", "doctor", "driver", "trader", "herder", "pilot", "student",
    "pensioner", "tourist", "pilgrim", "refugee", "soldier", "officer", "smuggler", "investor", "banker",
    "auditor", "engineer", "architect", "historian", "poet", "museum", "bazaar", "teahouse", "mosque",
    "school", "clinic", "kindergarten", "stadium", "theater", "library", "archive", "glacier", "pasture",
    "orchard", "walnut", "apricot", "melon", "cotton", "wheat", "barley", "rice", "silk", "carpet", "saddle",
    "horse", "camel", "falcon", "sturgeon", "copper", "gold", "silver", "uranium", "lithium", "tungsten",
    "cement", "diesel", "coal", "methane", "cable", "sensor", "satellite", "ferry", "dredger", "locomotive",
    "warehouse", "checkpoint", "embankment",
];

pub(crate) const ADJECTIVES: [&str; 60] = [
    "new", "long", "costly", "disputed", "northern", "southern", "remote", "joint", "foreign", "temporary",
    "annual", "public", "secret", "modern", "ancient", "broken", "cheap", "dry", "cold", "hot", "early",
    "late", "final", "first", "second", "regional", "national", "private", "rural", "urban", "unusual",
    "familiar", "careful", "hasty", "quiet", "loud", "promised", "forgotten", "repaired", "flooded", "empty",
    "crowded", "profitable", "unpaid", "legal", "technical", "seasonal", "industrial", "historic",
    "ecological", "mountain", "border", "coastal", "nomadic", "underground", "experimental", "outdated",
    "independent", "reliable", "dusty",
];

/// Beginnings and endings of made-up village names, so that there are some thousand rare words.
pub(crate) const VILLAGE_STARTS: [&str; 40] = [
    "Ak", "Kara", "Kyzyl", "Kok", "Sary", "Uch", "Besh", "Jar", "Tash", "Bel", "Chon", "Kichi", "Ulu",
    "Temir", "Altyn", "Kumush", "Otuz", "Yangi", "Eski", "Bosh", "Orto", "Tuz", "Qum", "Suu", "Talaa",
    "Archa", "Jide", "Almalu", "Jangak", "Buzkol", "Shor", "Tere", "Kamysh", "Bulan", "Arkar", "Teke",
    "Karga", "Burkut", "Toru", "Boz",
];
pub(crate) const VILLAGE_ENDS: [&str; 40] = [
    "bulak", "tepa", "kol", "kishlak", "tash", "too", "suu", "kurgan", "abad", "saray", "debe", "bel", "jar",
    "arna", "kuduk", "mazar", "kent", "chek", "aryk", "say", "tal", "otlok", "jailoo", "koprik", "kapchigay",
    "ozen", "adyr", "dala", "tube", "shoky", "bastau", "kyr", "oba", "bay", "kuyu", "gumbez", "darya",
    "minar", "bogh", "dasht",
];
