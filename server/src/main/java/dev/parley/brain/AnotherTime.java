package dev.parley.brain;

import dev.parley.language.answers.YesNo;
import dev.parley.language.intents.Intent;
import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A wish to be called another time, where it was asked whether there is time now: "Next week would
 * be better." It names a time, and so resembles a yes.
 */
final class AnotherTime {
  private static final Pattern ASKS_FOR_NOW =
      Pattern.compile(
          "\\b(do you have|have you got|got|can you spare|could you spare|would you have) (an?|one|two"
              + "|three|five|ten|some|\\d+|a few|a couple of|a quick)?( (quick|short|free|spare|few))*"
              + " ?(minutes?|moments?|seconds?|time)\\b(?! (for|to|on) (an?|the)? ?(visit|appointment|meeting))"
              + "|\\b(is|would) (this|now|it)( be)?( still)? (a )?(good|bad|okay|ok|convenient|right)"
              + "( time| moment)?\\b"
              + "|\\b(can|could|may) (you|we|i) (talk|speak)( \\w+){0,3}( now)?\\?");

  private static final String HOUR =
      "(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch|work|\\d{1,2})";

  private static final Pattern OTHER_TIME =
      Pattern.compile(
          "\\b(tomorrow|tonight|later|another (day|time)|next (week|month|\\w+day)|after the"
              + " (weekend|holidays?)|(mon|tues|wednes|thurs|fri|satur|sun)day('s)?"
              + "|(this|in the|late|early) (morning|afternoon|evening)"
              + "|(at|after|around|about|from|past) (about |half (past )?|quarter (to|past) )?"
              + HOUR
              + "|in (about |maybe )?(an?|half an?|a couple of|\\w+) (hours?|minutes?|mins?|days?|weeks?)"
              + "|(call|ring|phone|try)( me| us)? (back|again|then|at|in|after|on|this)"
              + "|(bad|wrong|awkward|terrible|not a good) (time|moment))\\b");

  private static final List<String> NOW = List.of("now", "time", "free", "talk", "go ahead");

  private AnotherTime() {}

  /** Whether a turn wishes so. */
  static boolean in(Question question) {
    String reply = question.reply().toLowerCase(Locale.ROOT).replace('’', '\'');
    return OTHER_TIME.matcher(reply).find()
        && YesNo.of(reply).filter(yes -> yes).isEmpty()
        && ASKS_FOR_NOW
            .matcher(Sentences.question(question.said()).toLowerCase(Locale.ROOT))
            .find();
  }

  /** Whether a choice is that there is time now. */
  static boolean now(Question.Choice choice) {
    String label = choice.label().toLowerCase(Locale.ROOT);
    Set<Intent> about = Intent.ofLabel(label);
    return about.equals(Set.of(Intent.AFFIRM))
        || (about.isEmpty() && NOW.stream().anyMatch(label::contains));
  }
}
