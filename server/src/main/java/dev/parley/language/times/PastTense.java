package dev.parley.language.times;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether what stands beside a day or a time says that something happened then: "it broke on
 * Monday", "on the third the pipe burst". What was wished, said or arranged ("I wanted Monday") may
 * still lie ahead and is no event.
 */
final class PastTense {
  private static final String WISHES =
      "(?:want|need|prefer|lik|lov|hop|wonder|wish|ask|request|agree|decid|settl|pick|book|reserv"
          + "|order|(?:re)?schedul|plann|figur|guess|expect|assum|suggest|mention|offer|promis"
          + "|intend|consider|discuss|arrang|propos|suppos|confirm|switch|chang|pencil+|mark|block"
          + "|clear|sav|fre|circl|look|check|us|clos|interest|tir|talk|point|aim|lean|agre)ed";
  private static final String NO_VERBS =
      "(?:need|feed|seed|weed|bleed|breed|speed|bed|red|wed|shed|hundred|indeed|united|proceed"
          + "|limited|unlimited|exceed|succeed)";

  /** Forms that are nothing but the past, with or without somebody before them. */
  private static final String FINITE =
      "(?<!\\b(?:get|be|getting|have|is|are|been|being|if|when)"
          + " )(?<!(?:want|need|have|get|see|'d|would|make) (?:it|this|that|them|things|the"
          + " \\w{1,12}) )"
          + "(?:broke|began|went|came|fell|blew|froze|rang|drove|flew|gave|grew|sank|shook|spoke|stole"
          + "|threw|tore|sprang|dug|rose|woke|ate|happened|occurred|leaked|flooded|started|arrived|collapsed|died|failed|noticed|didn't"
          + " \\w+|did not \\w+|wasn't|weren't|couldn't|never (?:came"
          + "|showed|turned|called|arrived|got))";

  /** Forms of the past that may also belong to "have" or "get". */
  private static final String SHARED =
      "(?:looked at (?:it|them|things)|tried to"
          + " (?:fix|call|reach|ring|phone|turn|use|contact|stop|repair|mend)|(?!(?:"
          + WISHES
          + "|"
          + NO_VERBS
          + ")\\b)\\w{2,}ed|burst|bought|sold|sent|paid|built"
          + "|spent|heard|hurt|stuck|struck|met|quit|ran|became|stood|slept|caught|hit)";

  /** Forms that may have the day itself for an object: "I took Monday off". */
  private static final String TAKING =
      "(?:got|had|took|made|did|saw|found|lost|left|put|let|cut|shut|brought|won|held)";

  private static final String ADVERBS =
      "(?:(?:just|already|first|last|all|both|only|even|actually|finally|also|suddenly|really) )*";
  private static final String SUBJECT =
      "(?<!\\b(?:want|need|have|get|love|prefer|wants|needs|having|getting|see|has|would) |'d"
          + " )\\b(?:i|we|you|he|she|it|they|that|this|who|which|nobody|no one|someone|somebody"
          + "|everybody|everyone|everything|something|nothing|one|people|and"
          + "|(?:the|my|our|your|his|her|their|a|an|this|that|these|those|some)(?:"
          + " (?!(?:is|are|be|to|needs?|wants?|gets?|has|have|must|should|can|will|would)\\b)[\\w']+){1,3}?)"
          + " ";

  private static final String HOPES =
      "(?:thinking|hoping|wondering|going|gonna|looking|about|planning|considering|aiming"
          + "|leaning|wanting|wishing|scheduled|booked|supposed|meant|due|set|arranged|planned"
          + "|rescheduled|moved|postponed|told|asked|saying|calling|asking|trying|in mind"
          + "|originally|initially|expecting|offered|promised)";
  private static final String NOT_YET = "(?! (?:" + HOPES + "|on\\b|to\\b|for\\b|at\\b|the$))";

  private static final Pattern EVENT =
      Pattern.compile("(?:\\b" + FINITE + "|" + SUBJECT + ADVERBS + SHARED + ")\\b(?<rest>.*)$");
  private static final Pattern TAKEN =
      Pattern.compile(
          SUBJECT
              + ADVERBS
              + "(?:"
              + TAKING
              + "|(?:was|were)"
              + NOT_YET
              + ")(?<rest> .*\\b(?:on|at|in|around|about)( the)?)$");
  private static final Pattern WAS = Pattern.compile("\\b(?:was|were)(?<rest>.*)$");
  private static final Pattern STORY =
      Pattern.compile("\\b(?:" + FINITE + "|(?:was|were)(?! " + HOPES + "))\\b");

  /** What makes the day a part of something else again. */
  private static final Pattern APART =
      Pattern.compile(
          "\\b(please|would|will|can|could|should|works|needs?|wants?|is|are|best|prefer|maybe"
              + "|let's|if|whether|that|because|hoping|asking|wanting|looking|try|how|any|i'd|we'd"
              + "|i'll|we'll|i'm|we're|it's|that's|come|send|free|available|appointment"
              + "|visit|booking|slot|reservation|opening|mind|preference|think|thinking)\\b|\\bto"
              + " (?!the |my |our |an? |your |her |his |their"
              + " |work\\b|hospital\\b|school\\b)|\\b(to|for|about|as|with|and|so|but|or)( on)?("
              + " the)?$|\\b(and|so|but|then) (i|we|you|it|there|that)\\b|\\bto$|\\bfor"
              + " (?!you\\b|me\\b|us\\b|him\\b|her\\b|them\\b|hours\\b|ages\\b|an?\\b)");

  private static final Pattern BEHIND =
      Pattern.compile(
          "^(?:(?:night|morning|afternoon|evening|last|is|was|when|that's|the day|around|at \\w+"
              + "|in the \\w+) )*(?:"
              + SUBJECT
              + ADVERBS
              + "(?:"
              + FINITE
              + "|"
              + SHARED
              + "|(?:"
              + TAKING
              + "|was|were)(?! (?:.* )?(?:off|free|in mind|thinking|hoping|plan|idea)\\b))|nobody"
              + " came)\\b");

  private PastTense() {}

  /** Whether the words before a day tell of what happened on it. */
  static boolean before(String text) {
    return together(EVENT, text) || together(TAKEN, text);
  }

  /** Whether words tell of anything that happened. */
  static boolean story(String text) {
    return STORY.matcher(text).find();
  }

  /** Whether the words behind a day tell of what happened on it. */
  static boolean behind(String text) {
    return BEHIND.matcher(text).find();
  }

  /** Whether a day "was", and lay nearer behind us than it is ahead. */
  static boolean was(String before, @Nullable Object value, LocalDate today) {
    if (!(value instanceof Day day) || day.kind() != Day.Kind.FULL || !together(WAS, before)) {
      return false;
    }
    long ahead = ChronoUnit.DAYS.between(today, day.date());
    return ahead > ChronoUnit.DAYS.between(day.date().minusYears(1), today);
  }

  /** Whether it is so in the words before, and nothing follows that parts the day from it. */
  private static boolean together(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      String rest = matcher.group("rest");
      if (!APART.matcher(rest).find()) {
        return true;
      }
      from = matcher.start("rest");
    }
    return false;
  }
}
