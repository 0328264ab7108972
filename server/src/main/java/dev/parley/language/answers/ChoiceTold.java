package dev.parley.language.answers;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is told of a choice, where it is not what somebody would like: that they or others have it,
 * what it is like, what it did.
 */
final class ChoiceTold {
  private static final String ADVERBS =
      "( (already|currently|now|still|just|only|really|actually|always|both|all|also|been))*";
  private static final String SMALL = "( (the|a|an|my|our|your|this|that|one|of))*$";

  private static final Pattern HAVING =
      Pattern.compile(
          "(?<!let )(?<!can )(?<!could )(?<!may )(?<!might )(?<!should )\\b(i've been|we've been"
              + "|(i|we)"
              + " have been|i am|we are|i|we|i've|we've|i'm|we're)"
              + ADVERBS
              + "( (have got|have|got|own|use|drive|am (on|with|using|a)|are (on|with|using)|on"
              + "|with|using"
              + "|subscribed to|enrolled (in|on)|paying for|pay for|signed up (for|to|with)|in|a))"
              + ADVERBS
              + SMALL);
  private static final Pattern HAD =
      Pattern.compile(
          "\\b(i|we|i've|we've|i'd|we'd)"
              + ADVERBS
              + "( have)?( (had|used to (have|be|use|get|take|buy|pay for)|tried|owned|used|got"
              + "|was|were"
              + "|bought|ordered|went (for|with)|picked|chose|signed up for|paid for|started"
              + "|began))+( (on|with|out|for|using))*"
              + ADVERBS
              + SMALL);
  private static final Pattern ALREADY =
      Pattern.compile(
          "\\b(already|now|right now|currently|today|at the moment|at (home|work|the office)|here"
              + "|these days|for (now|years|ages|months))\\b");
  private static final Pattern CONTENT =
      Pattern.compile(
          "\\b(keep|keeping|stay|staying|stick|sticking|same|again|continue|another|leave it|loved?"
              + "|liked?|happy|go back|want|worked|fine|good|great|enough)\\b");

  private static final String PEOPLE =
      "(he|she|they|he's|she's|they're|everyone|everybody|someone|somebody|people|most people"
          + "|nobody"
          + "|(my|his|her|our|their|the) (?!(choice|preference|favou?rite|pick|answer|vote|first"
          + "|last"
          + "|second|third|final|gut|heart|budget|decision|best|thinking|plan|one|money"
          + "|instinct)\\b)"
          + "\\p{L}++('s)?|(mom|mum|dad|grandma|grandpa|nan|granny|auntie)('s)?"
          + "|(?!(it|that|there|here|what|who|let|today)'s)\\p{L}+'s(?= (got|had|on|with"
          + "|using)\\b))";
  private static final Pattern OTHERS =
      Pattern.compile(
          "^((and|but|so|yeah|yes|no|oh|okay|ok|actually|because|i think|i know|you know|see) )*"
              + PEOPLE
              + "( at \\p{L}+| in \\p{L}+| next door)?"
              + "(?! (and|or) (i|me|we)\\b)( (?!(want|need|like|prefer|say|said|think|thought|told"
              + "|recommend|suggest|would|will|i|we)(s|ed)?\\b)[\\p{L}']+){0,5}( the| a| an)?$");
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          PEOPLE
              + "(?! (and|or) (i|me|we)\\b)( \\p{L}+){0,3} (on|with|by|to|about|in|at"
              + "|using)"
              + SMALL);

  private static final String VERY =
      "( (a|an|just|really|very|so|much|absolutely|complete|completely|total|totally|utter|utterly"
          + "|pretty|quite|all|still|also|rather|bit|little|tad|touch|kind|sort|of|such|the|way|far"
          + "|somewhat|bloody|damn|too|more|most|simply|out))*";
  private static final String BAD =
      "expensive|pricey|costly|steep|dear|awful|terrible|horrible|horrid|dreadful|rubbish|useless"
          + "|worthless|pointless|joke|scam|con|waste|thin|overpriced|poor|weak|lousy|boring|stupid"
          + "|silly|ugly|nonsense|ridiculous|crap|crappy|garbage|trash|junk|disappointing|limited"
          + "|lacking|outrageous|robbery|crazy|insane|wrong|overkill|unaffordable|disgusting|nasty"
          + "|scary|sad|mess|nightmare|disaster|disgrace|insult|ripoff|rip off|daylight robbery"
          + "|(above|beyond|over|outside|out of) (my|our|the) (means|budget|price|league|reach"
          + "|limit"
          + "|head)|(my|our) means";
  private static final String NAMED = "^((one|ones|option|plan|size|box|package|itself|thing) )?";
  private static final Pattern COMPLAINED =
      Pattern.compile(
          NAMED
              + "(that )?(is|are|was|were|it's|that's|looks?|looked|seems?|seemed|sounds?"
              + "|sounded|feels?"
              + "|felt|would be|will be|gets?|got|has been|strikes me as|'s)"
              + VERY
              + " ("
              + BAD
              + ")\\b.*");
  private static final Pattern BLAMED =
      Pattern.compile(
          NAMED
              + "(costs?|cost) .*(too|much|fortune|more than|arm|lot|double|a bomb|enough)\\b.*"
              + "|.*\\b(didn't|don't|doesn't|did not|do not|never|couldn't|can't) (really |even "
              + "|much )?"
              + "(like|love|enjoy|care for|think much of|get on with|rate|stand|want|need)"
              + " (it|that|them)\\b(?! (to|too|in|on)\\b).*"
              + "|.*\\b(hated|regret(ted)?|returned|cancelled|canceled) (it|that|them)\\b.*"
              + "|.*\\b(it|that) (didn't|doesn't|did not|never) (really )?(work|help|do|suit|fit"
              + "|last).*");
  private static final Pattern PRICED =
      Pattern.compile(
          NAMED
              + "(is|are|was|costs?|comes to|would be)( (just|only|about|around|like"
              + "|still))* ([$£€]"
              + "|\\d|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
              + "|forty|fifty|sixty|seventy|eighty|ninety|a) [\\p{L} ]*(dollars?|bucks|pounds|euros"
              + "|quid|hundred|month|cents|grand)).*");
  private static final Pattern BEING =
      Pattern.compile(
          NAMED
              + "(?!(thanks|thank|please|is|has|was|works|suits|fits|does|sounds|looks|seems"
              + "|makes( the| more| most| perfect| good| a lot of)* sense"
              + "|feels|appeals|wins|covers|this|yes|always|as|unless|perhaps|sometimes|us|plus"
              + "|plans"
              + "|boxes|sizes|options|ours|yours|its|his|these|those|days|mornings|evenings"
              + "|afternoons|serves|meets|matches|miss)\\b)"
              + "(just |really |always |only |totally |kind of |sort of )?(gets on"
              + "|\\p{L}{3,}(?<!')s) "
              + "(?!(please|thanks|for|in|at|and|of|to|with|that|which|from|by|if|because|are|or"
              + "|but"
              + "|would|will|then|as)\\b)[\\p{L}'].*");
  private static final Pattern DOING =
      Pattern.compile(
          NAMED
              + "(just |really |always |never |only |totally )?((let|put|threw|turned) (me"
              + "|us) (down|off)|got|broke|made|gave"
              + "|took"
              + "|went|kept|(?!(preferred|based|compared|provided|included|listed|mentioned"
              + "|offered|named|called|agreed|needed|wanted|sized|decided|indeed"
              + "|need)\\b)\\p{L}{2,}ed)\\b.*");
  private static final Pattern WEARY =
      Pattern.compile(
          "\\b(sick of|tired of|fed up with|(not|no|never been|isn't|aren't)( much of)?( a"
              + "| an)?( big"
              + "| huge| great)? fan of|unhappy with|disappointed (with|by|in)|burned by"
              + "|(problem|issue"
              + "|trouble|complaint|complaints|thing)s? (with|about)|complain(ing)? about"
              + "|complained"
              + " about|get(ting)? rid of|got rid of|(cancel|cancell?ed|cancell?ing|quit|dropped"
              + "|left"
              + "|leaving|hated|regret|regretted|returned|loathe|despise|forget|scrap)"
              + "|(switch|switched|switching|change|changing|changed|move|moving|upgrade|upgrading"
              + "|downgrade|downgrading|come|coming|go|going)( \\p{L}+)? from|scared of"
              + "|afraid of|angry"
              + " (about|with|at)|instead of|ripped off by)( (about|having|being on|paying for"
              + "|getting|buying|taking))?"
              + SMALL);

  /** Whoever smells gas has not said what they heat with. */
  private static final Pattern PERCEIVED =
      Pattern.compile(
          "\\b(i|we|you|i'm|we're|there's|is|it)( (can|could|do|am|are|a|really|always|only|still"
              + "|just|you|there))* (smell|smelled|smelt|smells|smelling|hear|heard|saw"
              + "|taste)( (like|of|some|a|the|any|leaking))*$");

  private ChoiceTold() {}

  /**
   * What it makes of the choice; nothing where what is told does not tell against it.
   *
   * @param led the words of its sentence before it
   * @param before those of its clause
   * @param after those behind it, as far as the next
   */
  static Optional<ChoiceStand> of(String led, String before, String after, AskedChoice asked) {
    if (WEARY.matcher(before).find()
        || COMPLAINED.matcher(after).matches()
        || BLAMED.matcher(after).matches()) {
      return Optional.of(ChoiceStand.DENIED);
    }
    if (PERCEIVED.matcher(before).find()) {
      return Optional.of(ChoiceStand.BESIDE);
    }
    return asked.wish() ? toldOfWished(led, before, after) : Optional.empty();
  }

  private static Optional<ChoiceStand> toldOfWished(String led, String before, String after) {
    if (PRICED.matcher(after).matches()
        || BEING.matcher(after).matches()
        || DOING.matcher(after).matches()) {
      return Optional.of(ChoiceStand.BESIDE);
    }
    if (OTHERS.matcher(before).matches() || OF_OTHERS.matcher(before).matches()) {
      return Optional.of(ChoiceStand.BESIDE);
    }
    boolean had = HAD.matcher(before).find();
    if (!had && !HAVING.matcher(before).find()) {
      return Optional.empty();
    }
    boolean kept = CONTENT.matcher(led + " " + after).find();
    boolean beside = had || ALREADY.matcher(led + " " + after).find();
    return Optional.of(beside && !kept ? ChoiceStand.BESIDE : ChoiceStand.DOUBTFUL);
  }
}
