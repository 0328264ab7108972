package dev.parley.language.intents;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns whose words give away what they do. Few of all there are: these, and no others. */
public final class IntentWords {
  /** What may stand before the words that matter. */
  private static final String BEFORE =
      "(?:(?:um+|uh+|er+|oh|ah|hm+|well|so|okay|ok|and|but|yes|yeah|hi|hello|hey|sorry|excuse"
          + " me|i'm sorry|i am sorry|wait|hang on|hold on|please|no|look|listen)\\s+)*";

  /** What may stand behind them. */
  private static final String BEHIND =
      "(?:\\s+(?:please|then|now|again|sorry|thanks|thank you|exactly|ok|okay|anyway|by the"
          + " way|right now|today))*";

  /** A number to call, in digits or read out: "don't call me at work, try 212 555 0132". */
  private static final String READ_OUT =
      "(?:\\d[-\\d ()]{5,}\\d"
          + "|(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\\W+){5}\\w+)";

  private static final Pattern ANOTHER_NUMBER =
      Pattern.compile(
          "(?i)(?<!don't |dont |not |never |ever |stop )\\b(?:call|ring|phone|try|use|reach|text)\\b"
              + "[^.?!]{0,40}?"
              + READ_OUT
              + "|"
              + READ_OUT
              + "[^.?!]{0,20}\\b(?:instead|better|best|preferred|easier|works)\\b");

  /** What can mean nothing but that there are to be no more calls. */
  private static final String NO_CALLS =
      "(?:stop|quit) (?:ever )?(?:calling|phoning|ringing|contacting|bothering|bugging|harassing)(?:"
          + " (?:me|us|here|this number|my \\w+)| all the time| again)*$|(?:do"
          + " not|don't|dont|never)(?: you)? (?:ever )?(?:call|phone|ring|contact|bother)"
          + " (?:me|us|here|this number|my \\w+)(?: (?:again|any"
          + " ?more|ever|please|ok|okay|thanks|thank you))*$|(?:do not|don't|dont) want (?:any"
          + " (?:more )?(?:of (?:these|your) )?calls|to be called|you to call|you calling)\\b"
          + "|^(?:please )?(?:unsubscribe(?: me)?|remove me)(?: please)?$|lose (?:my|this) number"
          + "|^(?:please |just )*leave (?:me|us) alone$|withdraw (?:my|our) consent|no more (?:of"
          + " (?:these|your) )?(?:phone )?calls(?: please)?$|forget (?:you )?(?:ever )?(?:had|have)"
          + " (?:my|this) number";

  /** What may mean so: of a list it may be another. */
  private static final String OFF_LISTS =
      "(?:take|remove|delete|get|strike) (?:me|us|my (?:number|name|phone number|details)|this"
          + " number) (?:off|from|out of) (?:of )?(?:your|the|this|that|any|all your) (?:\\w+"
          + " )?(?:lists?|database|system|records)\\b|(?:take|remove|delete) (?:my (?:number|phone"
          + " number)|this number)(?: please)?$|(?:do not|don't) call list|unsubscribe"
          + "|\\bopt(?:ing)? (?:me )?out\\b";

  /** How often, when or where they are called, which is no demand not to be called at all. */
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "\\b(?:less|fewer|(?:so|too|that) (?:often|many|much|early|late|frequently)"
              + "|(?:second|third|fourth|fifth|sixth|tenth) (?:time|call)|times (?:this|a) (?:week|day|month)"
              + "|every (?:single )?(?:day|morning|evening|night|week)"
              + "|why do (?:you|they)(?: people)? (?:keep|always)|keep (?:calling|ringing|phoning)"
              + "|on (?:a |the )?(?:sunday|saturday|weekend)s?|at (?:night|work|dinner|lunch|meal ?times?)"
              + "|(?:before|after|past) (?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|noon|dark"
              + "|work|hours))\\b");

  /** Calls that did not come, which nobody demands to end. */
  private static final Pattern NOT_GOT =
      Pattern.compile(
          "\\b(?:never|didn't|don't|haven't|hardly ever) (?:ever )?(?:get|got|gotten|had|have|receive|received|heard|hear|see|saw)"
              + " (?:any |your |a |the |that |those |one )*(?:phone )?calls?\\b");

  /** Words of which one is in almost all demands, whatever they complain of besides. */
  private static final Pattern DEMANDING =
      Pattern.compile(
          "\\b(?:stop\\w*|quit|end|cease|never|no|not|don't|dont|won't|nobody|enough|strike|scrub|scratch|wipe"
              + "|bin|block|cancel|remove\\w*|delete\\w*|erase|unsubscribe|lose|leave|withdraw|object|report"
              + "\\w*|off|out|altogether|again)\\b");

  /** Where or at what nobody wants to be on the telephone. */
  private static final String ELSEWHERE =
      "(?:(?:a bit |kind of |really |very |quite )?busy|driving|cooking|working|eating|sleeping"
          + "|teaching|at (?:work|church|school|lunch|dinner|breakfast|court|the (?:wheel|table))"
          + "|in (?:bed|class|court|church|traffic|hospital|surgery|line)"
          + "|having (?:lunch|dinner|breakfast)"
          + "|(?:at|in) (?:a|an|the|my|our|her|his) (?:\\w+ )?(?:funeral|wedding|meeting|hospital|doctor'?s?|dentist'?s?"
          + "|class|lecture|movies?|cinema|theat(?:er|re)|interview|exam|gym|shower|bath(?:room)?|store|shop"
          + "|restaurant|library|conference|appointment|service|hearing|ceremony|rehearsal|game|match|checkout"
          + "|middle of .{1,30})"
          + "|on (?:the other line|another (?:call|line)|a (?:train|bus|plane|ladder))"
          + "|(?:at|in) (?:my|our|his|her) \\w+'s (?:funeral|wedding|graduation|bedside|birthday)"
          + "|with (?:a (?:customer|client|patient|student)|the (?:kids|children|doctor|baby)|somebody|someone))"
          + "(?: at the moment)?";

  private static final Pattern DEMAND = Pattern.compile("(?:^|\\b)(?:" + NO_CALLS + ")");

  private static final String PERSON =
      "(?:human(?: being)?|(?:real |actual |live"
          + " )?person|operator|representative|supervisor|manager|receptionist|somebody"
          + " real|someone real|(?:real |live )?agent)";

  /** Those of the whole turn, in the order in which they are tried. */
  private static final Map<CalleeIntent, Pattern> WHOLE = new EnumMap<>(CalleeIntent.class);

  /** Those of words anywhere in it. */
  private static final Map<CalleeIntent, Pattern> ANYWHERE = new EnumMap<>(CalleeIntent.class);

  static {
    anywhere(CalleeIntent.OPTOUT, NO_CALLS + "|" + OFF_LISTS);
    anywhere(
        CalleeIntent.PERSON,
        "(?:speak|talk|speaking|talking) (?:\\w+ )?(?:to|with) (?:an? |the |your |some )?"
            + PERSON
            + "\\b|(?:get|give|want|need|transfer|connect|put)(?: me)?(?: on| through)?(?: to|"
            + " with)? (?:an?|the|your) "
            + PERSON
            + "\\b");
    anywhere(
        CalleeIntent.WRONG,
        "(?:have|got|dialled|dialed|is|it's|this is|rung|called)(?: the| a)? wrong"
            + " (?:number|person)|^(?:the )?wrong (?:number|person)|(?:nobody|no one|noone|no body)"
            + " (?:here )?(?:by that name|called (?!me\\b|us\\b|back\\b|yet\\b|again\\b|the\\b|to\\b|about\\b)\\w|named|of that name)");
    whole(CalleeIntent.PERSON, "(?:an? )?" + PERSON);
    whole(
        CalleeIntent.ROBOT,
        "(?:are|is) (?:you|this|that|it)(?: even| actually| really)? (?:an? )?(?:real |live |actual"
            + " )?(?:person|human|human being|robot|bot|machine|computer|ai|recording|automated(?:"
            + " call| system| message)?)(?: or .*)?|am i (?:talking|speaking) (?:to|with) (?:an?"
            + " )?(?:real |live |actual"
            + " )?(?:person|human|robot|bot|machine|computer|ai|recording)(?: or .*)?");
    whole(
        CalleeIntent.NUMBER,
        "(?:how|where) did you (?:get|find|come by|have) (?:my|this|our) (?:phone )?number(?:"
            + " from)?|(?:who|whoever) gave you (?:my|this|our) (?:phone )?number|how come you have"
            + " (?:my|this|our) number|where is my number from");
    whole(
        CalleeIntent.WHO,
        "(?:who|whom) (?:is|are) (?:this|you|it|that|calling|speaking)(?: calling| speaking)?|who's"
            + " (?:this|that|it|calling|speaking|there)(?: calling)?|(?:what|which)"
            + " (?:company|business|firm|place|office|clinic)(?: is this| are you(?: calling)?(?:"
            + " from| with)?| do you work for)?|where are you calling from|who (?:did you say|do"
            + " you say) (?:you (?:are|were)|this (?:is|was)|is calling|was calling)|who am i"
            + " (?:talking|speaking) (?:to|with)|(?:what's|what is) your name|may i ask who(?:'s|"
            + " is) (?:calling|this)");
    whole(
        CalleeIntent.WHAT,
        "(?:what|what's|what is)(?: is)? (?:this|it|that|the call|this call)(?: call)?(?: all)?"
            + " (?:about|regarding|concerning|for)|what (?:do|did) you want(?: from me)?|why are"
            + " you calling(?: me)?|what (?:are you|you) calling (?:about|for|me for|me"
            + " about)|what's this in regards? to|what do you need");
    whole(
        CalleeIntent.LATER,
        "(?:can|could|would|will) you (?:please )?(?:call|ring|phone|try) (?:me |us"
            + " )?(?:back|again|later)(?: .{0,40})?|(?:call|ring|phone|try) (?:me|us)"
            + " (?:back|again|later)(?: .{0,40})?|(?:call|try) (?:back |again"
            + " )?later|(?:this|it|now)(?: really)?(?: is|'s| isn't| is not)(?: really)?(?: not)?"
            + " (?:a )?(?:bad|good|great) time(?: for me)?|i can't (?:talk|speak)(?: right)?"
            + "|(?:i'm|i am|we're|we are)(?: just| actually| kind of| sort of| literally| still)? "
            + ELSEWHERE
            + "|(?:at|in) (?:the |a )?(?:hospital|doctor'?s?|dentist'?s?|surgery|court|school|work|airport|church"
            + "|meeting|middle of something)(?: at the moment)?|(?:i've|i have|we've|we have)(?: got)? (?:a"
            + " |an |some |my )?(?:client|customer|patient|visitor|guest|student)s?(?: with (?:me|us)|"
            + " here| in the (?:room|chair|shop))");
    whole(
        CalleeIntent.ABSENT,
        "(?:he|she|they) (?:is|are) (?:not|n't) (?:here|home|in|at"
            + " home|available|around)|(?:he|she|they)(?:'s| is|'re)(?: not| out| away)(?: here|"
            + " home| in| at home| available)?(?: at the moment)?|(?:he|she) isn't"
            + " (?:here|home|in|available)(?: at the moment)?|can i take a message");
    whole(
        CalleeIntent.TOLD,
        "i (?:already|just) (?:told|said|answered|gave)(?: you| that| this| it)*|i (?:told|said)(?:"
            + " you)? that already|you (?:already )?asked (?:me )?that(?: already| before)?|you"
            + " already called(?: me)?(?: .{0,20})?");
    whole(
        CalleeIntent.REPEAT,
        "(?:pardon(?: me)?|excuse me|what|huh|eh|come again|what's that|what was that|sorry)(?:"
            + " (?:what|pardon|again))?|(?:can|could|would) you (?:please )?(?:repeat|say)"
            + " (?:that|it|this|the question)(?: again| please| for me| one more time| once more|"
            + " slower| more slowly| louder)*|(?:say|repeat) (?:that|it)(?: again| please| one more"
            + " time| once more)*|say again|what did you (?:just )?(?:say|ask)(?: me)?|i"
            + " (?:didn't|did not|couldn't|could not|can't|cannot|don't) (?:quite |really |even"
            + " )?(?:hear|catch|understand|get|follow)(?: you| that| what you said| it| a"
            + " word)*|you(?:'re| are) (?:breaking up|cutting out|very quiet|too quiet|too"
            + " fast)|(?:can|could) you (?:please )?(?:speak|talk|go|slow)(?: a (?:bit|little))?"
            + " (?:up|slower|more slowly|louder|down)(?: a (?:bit|little))?|(?:speak|slow)"
            + " (?:up|down)|louder|slower");
    whole(
        CalleeIntent.HOLD,
        "(?:can you |could you |would you |just |give me )*(?:hold on|hang on|hold the line|hold"
            + " please|wait|bear with me|(?:just )?(?:a|one) (?:moment|second|sec|minute)|give me"
            + " (?:a|one) (?:moment|second|sec|minute)|let me (?:just"
            + " )?(?:check|see|look|get|grab|find)(?: (?:my|the|a) \\w+)?)(?: (?:a|one|just a)"
            + " (?:moment|second|sec|minute))?(?: i'm .{0,30})?");
    whole(
        CalleeIntent.UNSURE,
        "(?:i )?(?:don't|do not) (?:really )?know(?: yet)?|(?:i'm |i am )?not (?:really |quite |so"
            + " )?sure(?: yet)?|maybe|perhaps|(?:it |that )?depends|possibly|no idea|who knows|i'll"
            + " have to (?:think|check|see)(?: about it)?|probably");
    whole(
        CalleeIntent.BYE,
        "(?:okay |ok |thanks |thank you |alright )*(?:good ?bye|bye(?: bye)?|see you|have a"
            + " (?:good|nice) (?:day|one)|(?:i )?(?:got to|gotta|have to|i've got to)"
            + " (?:go|run))(?: bye)?");
    whole(CalleeIntent.THANKS, "(?:thank you|thanks|cheers|ta)(?: (?:so|very) much| a lot)?");
    whole(
        CalleeIntent.GREETING,
        "(?:hello|hallo|hi|hey|good (?:morning|afternoon|evening|day))(?: there| hello| hi)*");
    whole(
        CalleeIntent.FILLER,
        "(?:um+|uh+|er+m?|hm+|mm+|ah|oh|well|so|like|you know|let me (?:think|see)(?: about"
            + " (?:it|that))?|let's see|i mean|actually|whatever)(?:"
            + " (?:um+|uh+|er+m?|hm+|well|so|let me (?:think|see)|let's see))*");
  }

  /** Somebody of the callee's own, who is to be asked or fetched. */
  private static final Pattern OWN_PERSON =
      Pattern.compile(
          "(?i)\\b(?:speak|talk|talking|speaking|check|ask|discuss \\w+) (?:to |with )?(?:my|our|the"
              + " (?=wife|husband|missus|kids|family|boss))\\s?(?:husband|wife|partner|missus|better"
              + " half|son|daughter|mum|mom|mother|dad|father|parents|kids|family|boss|sister"
              + "|brother|flatmate|roommate|landlord|landlady|doctor|lawyer|accountant|insurance)\\b");

  private IntentWords() {}

  private static void whole(CalleeIntent intent, String words) {
    WHOLE.merge(
        intent,
        Pattern.compile(BEFORE + "(?:" + words + ")" + BEHIND),
        (first, second) -> Pattern.compile(first.pattern() + "|" + second.pattern()));
  }

  private static void anywhere(CalleeIntent intent, String words) {
    ANYWHERE.put(intent, Pattern.compile("(?:^|\\b)(?:" + words + ")"));
  }

  /** Whether a turn's words can mean nothing but that there are to be no more calls. */
  public static boolean demandNoCalls(String turn) {
    return DEMAND.matcher(plain(turn)).find();
  }

  /** Whether a turn complains of how or when they are called, and demands nothing plainly. */
  public static boolean complain(String turn) {
    String words = plain(turn);
    String rest = NOT_GOT.matcher(words).replaceAll("");
    return (COMPLAINT.matcher(words).find() || !rest.equals(words))
        && !DEMANDING.matcher(rest).find();
  }

  /** Whether a turn names a number to call in place of another. */
  public static boolean nameAnotherNumber(String turn) {
    return ANOTHER_NUMBER.matcher(turn).find();
  }

  /** Whether a turn says that somebody of the callee's own is to be asked first. */
  public static boolean askTheirOwn(String turn) {
    return OWN_PERSON.matcher(turn).find();
  }

  /** The one that a turn's words give away. */
  public static Optional<CalleeIntent> of(String turn) {
    String words = plain(turn);
    return ANYWHERE.entrySet().stream()
        .filter(each -> each.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() ->
            WHOLE.entrySet().stream()
                .filter(each -> each.getValue().matcher(words).matches())
                .map(Map.Entry::getKey)
                .findFirst());
  }

  private static String plain(String turn) {
    return turn.toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
