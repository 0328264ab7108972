package dev.parley.language.answers;

import dev.parley.language.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the words about a choice stand to it. */
enum ChoiceStand {
  MEANT,
  DOUBTFUL,
  /** It is not meant. */
  DENIED,
  /** It is only asked about, or is another's. */
  BESIDE;

  private static final String SMALL =
      "( (the|a|an|that|this|in|by|for|so|really|exactly|be|any))*$";
  private static final Pattern NOT =
      Pattern.compile(
          "\\b(not|never|except( for)?|without|(anything|nothing|all|everything|(any|every"
              + "|each)( [a-z]+)?) but|but not|other"
              + " than|rather than|instead of|than|neither|nor|over|versus|isn't|wasn't|too|besides"
              + "|apart from|nothing)"
              + SMALL);
  private static final Pattern REFUSING =
      Pattern.compile(
          "\\b(don't|dont|never|nobody|won't|can't|cannot|wouldn't|didn't|doesn't|do not|would"
              + " not|will not|can"
              + " not|hate|dislike|avoid|against|skip|no (need|use|point|room|way|chance))("
              + " [\\p{L}']+){0,5}$");
  private static final Pattern BUSY =
      Pattern.compile(
          "\\b(busy|booked|away|asleep|unavailable|working|at work|tied up|(i|we) work|(have|got)"
              + " (work|school|class|classes|a meeting))( (in|on|at|the|all|every|most|during))*$");
  private static final Pattern INQUIRING =
      Pattern.compile(
          "\\b(tell me|know|hear|learn|asking|question|information|curious|wondering) (\\w+"
              + " )?(about|if"
              + "|whether|how|what|more)\\b");
  private static final Pattern NOT_REFUSING =
      Pattern.compile(
          "\\b(don't mind|don't care|don't know|why (not|don't)|can't decide|don't forget"
              + "|wouldn't mind"
              + "|if (you|it|they) (don't|doesn't))\\b");
  private static final Pattern TURNING =
      Pattern.compile("\\b(but|so|just|make it|i'll|i'd|then|however)\\b");
  private static final Pattern REFUSED =
      Pattern.compile(
          "^(one |ones |size |option |box )?(([a-z]+ )?(is|was|are|would be|it|that|looks|seems"
              + "|sounds"
              + "|will be|might be) )*(just |really |way |much |far |still |also |definitely |a"
              + " bit |a"
              + " little )*(too|not (?!bad|a problem)|isn't|won't|wouldn't|doesn't|don't|aren't"
              + "|can't|wasn't|no"
              + " good|out\\b|bad|sold|full|taken|impossible|never).*");
  private static final Pattern JOINED = Pattern.compile("(or|and|nor)( (the|a|an|in|by|for))*");
  private static final Pattern ASKING =
      Pattern.compile(
          "((and|but|so|okay|ok|sorry|wait|yes|yeah|no|oh) )*(who|what|what's|whats|which|where"
              + "|when"
              + "|why(?! not)|how|how's|is|isn't|are|do|does|did|was|were|has|have you|am|should"
              + "|will"
              + "|would|can|could|may)\\b.*");
  private static final Pattern ORDERING =
      Pattern.compile(
          "((and|but|so|okay|ok|sorry|wait|yes|yeah|no|oh) )*((can|could|may|might) (i|we)|is it"
              + " (possible|okay|ok|all right|alright) (to|if (i|we)|for (me|us) to)) (just"
              + " |please |maybe )?(have|get|take|do|go|order|choose|pick|use|make|say|pay"
              + "|come)\\b.*");
  private static final Pattern WISHING =
      Pattern.compile(
          "\\b(i'll|i will|i'd|i would|i want|give me|let's|i take|i'm going|i choose|we'll|put"
              + " me)\\b");
  private static final Pattern SUGGESTING =
      Pattern.compile(
          ".*\\b(what|how) about\\b.*|(can|could|may) (i|we)\\b.*|.*\\b(ok|okay|possible|all"
              + " right|alright|can you (do|make|send|get"
              + "|put))\\b.*");
  private static final Pattern OTHERS_HAVE =
      Pattern.compile(
          "\\b((my|his|her|our|their|the|a) [\\p{L}']+( [\\p{L}']+)?|he|she|they|everyone|somebody"
              + "|someone|people|you) (has|have|had|got|gets|bought|uses|used|took|takes|sells"
              + "|offer"
              + "|offers|sent)\\b");
  private static final Pattern OTHERS_SAY =
      Pattern.compile(
          "\\b((my|his|her|our|their|the) [\\p{L}']+|he|she|they|you|everyone) (wants?|needs?|likes?"
              + "|prefers?|said|says|thinks?|told|recommend(s|ed)?)\\b|\\bfor (my|his|her|their|him"
              + "|them)\\b");
  private static final Pattern OTHERS_ARE =
      Pattern.compile(
          "\\b(my|his|her|our|their) (?!(choice|preference|favou?rite|pick|answer"
              + "|vote)\\b)[\\p{L}']+"
              + "( [\\p{L}']+)? (is|are|was|does|do|did|will|would)\\b|\\b(my|his|her|our|their)"
              + " [\\p{L}]+'s$");
  private static final Pattern JUDGED =
      Pattern.compile(
          "^(one |ones )?(is|are|looks?|seems?|sounds?|would be|will be) ((just|really|very|so|more"
              + "|most|the|a|an|much|absolutely|probably|definitely|what|my|pretty|quite|all|still"
              + "|also) )*+(?!(good|great|fine|perfect|okay|ok|best|better|right|enough|nice"
              + "|lovely|ideal"
              + "|easier|easiest|convenient|plenty|preferable|preferred|excellent|i|we|it|it's|for"
              + "|favou?rite|choice|one|how|what|when|because|and|but)\\b)[\\p{L}'].*");
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(had|used to|usually|normally|was|were|last (time|year|month|week)|before|thought"
              + "|previously|always|yesterday|took|bought|ordered)\\b");
  private static final Pattern HEDGED =
      Pattern.compile(
          "\\b(maybe|perhaps|probably|possibly|might|i (think|guess|suppose|believe)|not sure"
              + "|unsure"
              + "|don't know|don't mind|don't care|no idea|if|unless|depends|depending|or so"
              + "|whichever|either|may be|could be|why not)\\b");
  private static final Pattern MODIFIED =
      Pattern.compile(
          "\\b(extra|extremely|super|x|double|half|semi|non|very|quite|almost|nearly|no|hardly"
              + "|like|between)$");
  private static final Pattern DESCRIBING =
      Pattern.compile(
          "\\b(it's|it is|that's|is|was|i have|we have|i've got|we've got|live in|there's|i'm|am"
              + "|have|had|got|just|only)( (just|only|such|quite|really))?( a| an)$");

  private static final Pattern OFFERED =
      Pattern.compile(
          "(one|option|choice) (that )?you( just)? (said|mentioned|offered|named|listed|read( out)?"
              + "|gave( me)?)( please| thanks)?");
  private static final Pattern ECHOED =
      Pattern.compile("(one )?(you say|you said|did you say|huh|eh|hm+|is it|right)");

  private static final Set<String> GREETED =
      Set.of("morning", "afternoon", "evening", "night", "day");

  /** Whether a greeting has the words of a choice. */
  static boolean greets(Words words, ChoiceMention mention) {
    return words.is(mention.from() - 1, "good") && words.is(mention.from(), GREETED);
  }

  /**
   * How it stands to one of them.
   *
   * @param mentions all that the reply names
   * @param joins whether one that is joined to this was denied
   * @param question that they answer
   */
  static ChoiceStand of(
      Words words, List<ChoiceMention> mentions, int place, boolean joins, AskedChoice question) {
    ChoiceMention mention = mentions.get(place);
    int behind = place == 0 ? 0 : mentions.get(place - 1).to();
    int next = place + 1 < mentions.size() ? mentions.get(place + 1).from() : words.size();
    int sentence = words.sentenceFrom(mention.from());
    int end = Math.min(next, words.sentenceTo(mention.to() - 1));
    String before = words.text(Math.max(behind, clauseFrom(words, mention.from())), mention.from());
    String is = words.at(mention.to() - 1).endsWith("'s") ? "is " : "";
    String after = is + words.text(mention.to(), end);
    boolean no = before.equals("no") && place == 0 && mentions.size() > 1;
    if (no || denied(before, after) || (joins && JOINED.matcher(before).matches())) {
      return DENIED;
    }
    String led = words.text(Math.max(behind, sentence), mention.from());
    Optional<ChoiceStand> told = ChoiceTold.of(led, before, after, question);
    String whole = words.text(sentence, words.sentenceTo(mention.to() - 1));
    String asked =
        words.text(clauseFrom(words, mention.from()), words.sentenceTo(mention.to() - 1));
    boolean asks = ASKING.matcher(asked).matches() && !ORDERING.matcher(asked).matches();
    if (asks && !WISHING.matcher(led).find()) {
      return SUGGESTING.matcher(asked).matches() ? DOUBTFUL : BESIDE;
    }
    boolean described =
        DESCRIBING.matcher(before).find()
            && mention.to() < end
            && !words.paused(mention.to())
            && !question.plain(words.at(mention.to()));
    if (described || INQUIRING.matcher(led).find() || OTHERS_HAVE.matcher(led).find()) {
      return BESIDE;
    }
    if (told.isPresent()) {
      boolean another = told.get() == DOUBTFUL && mentions.size() > 1;
      return another ? BESIDE : told.get();
    }
    if (OFFERED.matcher(after).matches()) {
      return MEANT;
    }
    boolean doubted =
        ECHOED.matcher(after).matches()
            || OTHERS_SAY.matcher(led + " , " + after).find()
            || OTHERS_ARE.matcher(led).find()
            || JUDGED.matcher(after).matches()
            || PAST.matcher(led + " , " + after).find()
            || HEDGED.matcher(whole).find()
            || MODIFIED.matcher(before).find()
            || (words.questioned(mention.from()) && !ORDERING.matcher(asked).matches());
    return doubted ? DOUBTFUL : MEANT;
  }

  private static int clauseFrom(Words words, int at) {
    int from = at;
    while (from > 0 && !words.paused(from)) {
      from--;
    }
    return from;
  }

  private static boolean denied(String before, String after) {
    String clear = NOT_REFUSING.matcher(before).replaceAll(" ");
    var refusing = REFUSING.matcher(clear);
    return NOT.matcher(clear).find()
        || BUSY.matcher(clear).find()
        || (refusing.find() && !TURNING.matcher(refusing.group()).find())
        || REFUSED.matcher(after).matches();
  }
}
