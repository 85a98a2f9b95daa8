/** Words that carry no statement of their own: they are never names, and never worth reporting as unread. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those there here it it's its i i'm i'd i'll i've you your we we're we'd we'll our us my me mine they their them " +
    "he she his her who whom which what whatever when where why how is are was were be been being am do does did doesn't don't " +
    "isn't aren't won't can't couldn't shouldn't have has had having will would shall should can could may might must need needs " +
    'needed want wants wanted like likes would please pls thanks thank thx hi hey hello dear ok okay yes yeah yep sure so ' +
    'just really very quite kind kinda sort bit lot some any all both each every either neither few more most many much less ' +
    'plus only also too as well at by for from in into of off on onto out over per than then through to toward towards under up ' +
    'upon via with within without and or nor but if else because since until while although though about after again against ' +
    'before between during not no never always ever now soon later today new kind simple simply easy plain basic nice good ' +
    'great fine best small big little large enough plenty okay let lets got get gets getting give gives given make makes making ' +
    'made put set sets use uses used using run runs running ran start starts keep keeps deploy deploys deployed deploying deployment ' +
    'create creates created generate generates build builds write produce package helm chart charts kubernetes k8s cluster clusters ' +
    'app application applications apps service services server servers system thing things stuff project product team company boss ' +
    'customer customers user users people person someone somebody everyone anybody called named name running work works working ' +
    'written based built available accessible reach reachable reached able possible called calls one two container containers pod pods ' +
    'instance instances image docker version think guess know say said says tell ask help fyi btw asap lol haha kinda sorta friday ' +
    'monday tuesday wednesday thursday saturday sunday etc e.g i.e eg ie other another same such own next last first second ' +
    'three long short small microservice backend hobby production-ready production-grade standard typical usual normal default ' +
    'api website exposed expose exposing type types url staging production prod dev development stateless svc img ' +
    "something anything nothing come comes came listen listens listening accesible reach hosts host exactly easier because kein keine wanna gonna lot sale sales logs log we've they've cheers read reads connects connect backed binds hostname served u ur mustn't prefers prefer opens " +
    'settings setting config configuration following follows below above described describe etc + & - / | = : -> ' +
    'bitte ein eine einen für auf mit und der die das'
  ).split(' '),
);
