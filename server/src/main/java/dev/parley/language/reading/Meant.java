package dev.parley.language.reading;

import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells which of the values that a turn mentions are meant: what is denied ("any day but Tuesday"),
 * taken back ("two, no, three") or only asked back ("did you say three?") is not.
 */
public final class Meant {
  private static final int REACH = 7;
  private static final String SMALL = "( (on|the|this|next|for|at|in|a|of|it|it's|that|coming))*$";

  private static final String NUMBERED =
      String.join("|", NumberWords.UNITS.keySet())
          + "|"
          + String.join("|", NumberWords.TENS.keySet())
          + "|"
          + String.join("|", NumberWords.ORDINALS.keySet())
          + "|\\w+tieth";

  private static final Pattern EXCLUDED =
      Pattern.compile(
          "\\b(not|except( for)?|excepting|excluding|other than|apart from|aside"
              + " from|besides|rather than|instead of|nothing but|anything but|but"
              + " not|without|never|neither|nor|bar|barring)"
              + SMALL);
  private static final Pattern ALL_BUT =
      Pattern.compile(
          "\\b((any|every|each|all|no|whatever|whichever)( other| of the)?"
              + " (day|date|time|weekday|slot|hour|one)s?( of the week| next week| this week| at"
              + " all)?|anything|everything|anytime|everyday|nothing|whenever|any) but( not)?"
              + SMALL);
  private static final Pattern REFUSED =
      Pattern.compile(
          "\\b(can't|cannot|can not|don't|do not|doesn't|won't|will not|isn't|is"
              + " not|wasn't|aren't|didn't|couldn't|wouldn't|unable|hate|avoid|busy|away|booked|unavailable|out"
              + " of town|out of the office|not"
              + " (free|available|able|possible|around|good|here|home|in)|working|(i|we) (always"
              + " )?work|i('ve got| have| got) (work|school|class|a meeting|an appointment|a"
              + " doctor's|another appointment)|tied up|anything but)\\b");
  private static final Pattern NOT_REFUSED =
      Pattern.compile(
          "\\b(why (not|don't)|(don't|wouldn't|won't|do not) (mind|forget|worry|be a problem)|can't"
              + " (wait|complain)|(not|isn't) (a )?(problem|bad)|doesn't matter|don't care|don't"
              + " you|don't we|can't we|not sure|don't know|not until|not before"
              + "|(away|busy|booked|out of town|working|tied up|unavailable|not (back|free|available"
              + "|around|here|home|in))( [a-z]+)? (until|till|til))\\b");
  private static final Pattern TURNED =
      Pattern.compile("\\b(but|make|rather|so|can do|could do|then|however|though)\\b");
  private static final Pattern REFUSED_AFTER =
      Pattern.compile(
          "^((is|was|would be|are|'s|i|i'm|i"
              + " am|we|we're|it|that|just|really|sorry|unfortunately|also|definitely|probably|will"
              + " be) ){0,4}(doesn't|does not|won't|will not|isn't|is not|wasn't|can't|cannot|can"
              + " not|couldn't|not|no"
              + " good|bad|out|full|booked|taken|impossible|tricky|difficult|busy|away|working|unavailable|off"
              + " the table|never|too (early|late|soon|far))\\b");

  /** A part of a value that is said not to be it: "the fifteenth, not the fiftieth". */
  private static final Pattern CONTRASTED =
      Pattern.compile(
          "^(and |but )?not (the |in the |in |on |at )?(\\d\\S*|("
              + NUMBERED
              + ")\\b|am\\b|pm\\b"
              + "|morning|afternoon|evening|night)");

  /** A refusal that says all it says of the value before it: "two isn't good, three is". */
  private static final Pattern REFUSED_WHOLE =
      Pattern.compile(
          "^((is|was|would be|'s|i'm|i am|we're|that|it) )?(isn't|is not|won't|doesn't|wasn't|not"
              + "|is no|no|can't)( (good|great|ideal|work|working|free|available|possible"
              + "|convenient|okay|ok|fine|an option|so|really|very|for me|for us|at all|suit"
              + "|suit me|be))+( but| and| so)?$");

  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(sorry|actually|rather|instead|wait|nope|oops|correction|scratch|make (it|that)|i"
              + " (mean|meant)|no(?! (problem|worries|trouble|doubt|matter))|let's say|better|on"
              + " second thoughts?|hang on|hold on"
              + "|but( (it's|it is|that's|there's|there are|they're|the real one is))? (really|in"
              + " fact|in reality))\\b");
  private static final Pattern CONCLUDED =
      Pattern.compile("\\bso( (on|it's|that's|about|maybe|let's say|let's do|the|at))*$");
  private static final Pattern PREFERRED =
      Pattern.compile(
          "^((is|would be|'s|might be|it|that|works|suits( me)?|sounds|will be|i'd be|much|even|a"
              + " bit) ){0,3}(better|best|instead|preferable|more convenient)\\b");
  private static final Pattern ASKED_BACK =
      Pattern.compile(
          "^((so|sorry|wait|and|hang on|hold on|no|oh|okay|yes|but) )*(did you|do you mean|you"
              + " mean|you said|isn't (that|it)|wasn't (that|it)|which|what"
              + " (date|day|time|is|was|do)|when|why(?! (not|don't))|who|is (that|this)"
              + " (the|a|for|on|at|next|this)?|was (that|it|this))\\b");
  private static final Pattern HEDGED =
      Pattern.compile(
          "\\b(maybe|perhaps|probably|possibly|might|may be|i think|i guess|i suppose|i believe|not"
              + " sure|unsure|don't know|if|unless|assuming|provided|as long"
              + " as|depends|depending|have to (check|ask|see)|let me (check|see|ask)|or so|or"
              + " something|or thereabouts|hopefully|tentatively|should be|would've been|have to"
              + " be|could be|i (forget|forgot)|can't (quite )?(remember|recall)|don't (quite"
              + " )?(remember|recall)|not certain|something like (that|this)|i'm guessing|not a"
              + " hundred percent)\\b");

  private Meant() {}

  /** Those left, in order. */
  public static <T> List<Mention<T>> of(List<Mention<T>> mentions, Words words) {
    List<Mention<T>> left = new ArrayList<>();
    int behind = 0;
    boolean denied = false;
    for (int i = 0; i < mentions.size(); i++) {
      Mention<T> mention = mentions.get(i);
      int next = i + 1 < mentions.size() ? mentions.get(i + 1).from() : words.size();
      denied =
          excluded(words, behind, mention.from())
              || (!refusedWhole(words, behind, mention.from())
                  && refused(words, behind, mention.from()))
              || refusedAfter(words, mention.to(), next)
              || (denied && joined(words, behind, mention.from()));
      boolean takenBack =
          !left.isEmpty()
              && (TAKEN_BACK.matcher(words.text(left.getLast().to(), mention.from())).find()
                  || CONCLUDED.matcher(words.text(left.getLast().to(), mention.from())).find()
                  || PREFERRED.matcher(words.text(mention.to(), next)).find());
      behind = mention.to();
      if (denied || askedBack(words, mention.from())) {
        continue;
      }
      if (takenBack) {
        left.clear();
      }
      left.add(mention);
    }
    return left;
  }

  /** Whether whoever says it does not seem sure of it. */
  public static boolean hedged(Words words, Mention<?> mention) {
    return HEDGED
        .matcher(words.text(words.sentenceFrom(mention.from()), words.sentenceTo(mention.to() - 1)))
        .find();
  }

  private static boolean excluded(Words words, int behind, int at) {
    int from = Math.max(behind, words.sentenceFrom(at));
    String before = words.text(Math.max(from, at - REACH), at);
    return (EXCLUDED.matcher(before).find() && !NOT_REFUSED.matcher(before).find())
        || ALL_BUT.matcher(words.text(from, at)).find();
  }

  private static boolean refused(Words words, int behind, int at) {
    int from = at;
    while (from > Math.max(behind, at - REACH) && !words.paused(from)) {
      from--;
    }
    String before = words.text(from, at);
    var matcher = REFUSED.matcher(NOT_REFUSED.matcher(before).replaceAll(" "));
    int last = -1;
    while (matcher.find()) {
      last = matcher.end();
    }
    return last >= 0
        && !TURNED.matcher(NOT_REFUSED.matcher(before).replaceAll(" ").substring(last)).find();
  }

  private static boolean refusedWhole(Words words, int behind, int at) {
    return behind > 0 && REFUSED_WHOLE.matcher(words.text(behind, at)).matches();
  }

  private static boolean refusedAfter(Words words, int to, int next) {
    int end = Math.min(next, words.sentenceTo(to - 1));
    String after = words.text(to, end);
    if (end == next && next < words.size()) {
      after = EXCLUDED.matcher(after).replaceFirst("");
    }
    if (CONTRASTED.matcher(after).find()) {
      return false;
    }
    return REFUSED_AFTER.matcher(NOT_REFUSED.matcher(after).replaceAll(" ")).find();
  }

  private static boolean joined(Words words, int from, int to) {
    return words
        .text(from, to)
        .matches("(on|at|the|either|next| )*(or|and|nor)(on|at|the|next| )*");
  }

  private static boolean askedBack(Words words, int at) {
    return words.questioned(at)
        && ASKED_BACK.matcher(words.text(words.sentenceFrom(at), words.sentenceTo(at))).find();
  }
}
