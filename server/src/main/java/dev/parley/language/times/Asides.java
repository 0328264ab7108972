package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the days and times that answer from those that are only told of: what somebody else said,
 * what was or always is, what something else is bound to ("I fly out on Friday"), what is asked
 * back. Words of the question itself make no aside: asked for a flight, "my flight is on Friday"
 * answers.
 */
final class Asides {
  /** Where what goes before no longer tells of a day. */
  private static final Pattern TURNED =
      Pattern.compile(
          "\\b(but|so|instead|however|otherwise|then|can (i|we|you)|could (i|we|you)|let's|let us"
              + "|how about|what about|(i'd|i would|we'd|we would) (prefer|rather|like|say|love)"
              + "|i prefer|i could|we could|i can|we can|make (it|that)|mine('s)?"
              + "|i'm free)\\b");

  private static final Pattern ACCEPTED =
      Pattern.compile(
          "^(is |'s |would be |will be |should be )?(fine|good|okay|ok|great|perfect|free|works?"
              + "|suits|better|possible|alright|all right)\\b");

  private static final Pattern WELCOME =
      Pattern.compile(
          "^(would|will|should|could|works?|suits|is (fine|good|okay|ok|best|better))\\b");

  /** "Is today the tenth", "is the tenth a Monday". */
  private static final Pattern IS_IT = Pattern.compile("((today|tomorrow)( .+)?|.* an? \\w+day)");

  /** Words of a question that say nothing of what it is about. */
  private static final Set<String> COMMON =
      Set.of(
          "what", "when", "that", "this", "have", "would", "your", "their", "they", "date", "time",
          "from", "with", "which", "could", "there");

  private static final Pattern BOUND_LATER =
      Pattern.compile(
          "\\bnot (on |at )?(then|that (day|time))\\b|\\b(so|anything|any ?time|some ?time|be|only"
              + "|and then)( (it|that|has|would|will|must|needs|to|be|have|come|sometime|anytime"
              + "|i'd|i|we|rather|can|could|do|'s))* (before|after|until|by)"
              + " (then|that)(?! (i|we|he|she|it))\\b"
              + "|\\bso (that|it)('s| is|'ll be| would be) (out|no good|impossible|no use"
              + "|not (good|possible|an option|going to work))\\b"
              + "|\\bso (i|we) (can't|cannot|couldn't|won't)( (then|do (it|that|then)|make it))*$");

  /** A last word that takes all back and puts nothing in its place. */
  private static final Pattern BROKEN_OFF =
      Pattern.compile(
          "(.* )?(no|no wait|wait no|wait|hold on|hang on|scratch that|never ?mind|actually no"
              + "|let me think|let me see)");

  private final Words words;
  private final String asked;
  private final Tense tense;
  private final OtherTense otherTense;

  private Asides(Words words, ValueContext context) {
    this.words = words;
    asked = context.asked().toLowerCase(Locale.ROOT);
    tense = Tense.of(context.asked());
    otherTense = new OtherTense(words, tense, context.today());
  }

  /** How far a mention is from an answer. */
  private enum Standing {
    ANSWER,
    TOLD,
    NO_ANSWER
  }

  /**
   * Those that answer; where none does those that may, which then are not sure.
   *
   * @param left those that are meant
   * @param all every one that is named
   */
  static <T> List<Mention<T>> without(
      List<Mention<T>> left, List<Mention<T>> all, Words words, ValueContext context) {
    return new Asides(words, context).answers(left, all);
  }

  private <T> List<Mention<T>> answers(List<Mention<T>> left, List<Mention<T>> all) {
    List<Mention<T>> answers = new ArrayList<>();
    List<Mention<T>> told = new ArrayList<>();
    Standing last = Standing.ANSWER;
    for (Mention<T> mention : left) {
      int behind = behind(mention, all);
      boolean joined =
          behind > 0
              && !words.paused(mention.from())
              && words.text(behind, mention.from()).matches("((or|and|on|at|the) ?)*");
      boolean accepted = WELCOME.matcher(after(mention.to(), next(mention, all))).find();
      if (!joined || accepted || last == Standing.ANSWER) {
        last = standing(mention, behind, next(mention, all));
      }
      if (last == Standing.ANSWER) {
        boolean instead = !answers.isEmpty() && proposed(behind, mention.from());
        if (instead) {
          answers.clear();
        }
        answers.add(instead ? doubted(mention) : mention);
      } else if (last == Standing.TOLD) {
        told.add(doubted(mention));
      }
    }
    List<Mention<T>> kept = own(answers.isEmpty() ? told : answers, all);
    if (kept.isEmpty() || boundLater(kept.getLast())) {
      return List.of();
    }
    boolean brokenOff = BROKEN_OFF.matcher(words.text(kept.getLast().to(), words.size())).matches();
    return brokenOff ? kept.stream().map(Asides::doubted).toList() : kept;
  }

  /** Of days or times of several people those of whoever speaks. */
  private <T> List<Mention<T>> own(List<Mention<T>> told, List<Mention<T>> all) {
    if (told.stream().distinct().count() < 2) {
      return told;
    }
    WhoseTime whose = new WhoseTime(words);
    List<Mention<T>> own =
        told.stream()
            .filter(mention -> whose.own(behind(mention, all), mention, next(mention, all)))
            .toList();
    boolean others =
        told.stream()
            .anyMatch(mention -> whose.others(behind(mention, all), mention, next(mention, all)));
    return own.isEmpty() || !others ? told : own.stream().map(Asides::doubted).toList();
  }

  private static <T> Mention<T> doubted(Mention<T> mention) {
    return new Mention<>(mention.value(), mention.from(), mention.to(), false);
  }

  private static <T> int behind(Mention<T> mention, List<Mention<T>> all) {
    return all.stream().mapToInt(Mention::to).filter(to -> to <= mention.from()).max().orElse(0);
  }

  private <T> int next(Mention<T> mention, List<Mention<T>> all) {
    return all.stream()
        .mapToInt(Mention::from)
        .filter(from -> from >= mention.to())
        .min()
        .orElse(words.size());
  }

  private <T> Standing standing(Mention<T> mention, int behind, int next) {
    String before = before(behind, mention.from());
    String after = after(mention.to(), next);
    boolean born = tense != Tense.BIRTH && unasked(AsidePhrases.SOMEBODY_BORN, before);
    if (born
        || (!ACCEPTED.matcher(after).find() && otherTense.has(mention, before, after))
        || AsidePhrases.NO_ANSWER.stream().anyMatch(pattern -> unasked(pattern, before))
        || isIt(mention, before, next)) {
      return Standing.NO_ANSWER;
    }
    boolean alone = behind == 0 && next == words.size();
    if (!alone && unasked(AsidePhrases.OTHERS_LIKE, after)) {
      return Standing.TOLD;
    }
    boolean told =
        AsidePhrases.TOLD.stream().anyMatch(pattern -> unasked(pattern, before))
            || AsidePhrases.TOLD_AFTER.stream().anyMatch(pattern -> unasked(pattern, after));
    boolean accepted = behind > 0 && ACCEPTED.matcher(after).find();
    told |= alone && WhoseTime.named(before);
    return told && !accepted && !including(before) ? Standing.TOLD : Standing.ANSWER;
  }

  private boolean isIt(Mention<?> mention, String before, int next) {
    String named = words.text(mention.from(), mention.to());
    return before.matches("(.* )?is")
        && IS_IT.matcher(named).matches()
        && (named.contains(" ") || next == mention.to());
  }

  /** Whether there is such a thing in the text, and the question does not speak of it. */
  private boolean unasked(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String found = matcher.group();
      boolean past = tense != Tense.FUTURE && found.matches("(was|were|had|came|went|did)\\b.*");
      if (!past && !asks(found)) {
        return true;
      }
    }
    return false;
  }

  private boolean asks(String found) {
    for (String word : found.split("[ ']", -1)) {
      String stem = word.substring(0, Math.min(word.length(), 5));
      if (stem.length() > 3 && !COMMON.contains(word) && asked.contains(stem)) {
        return true;
      }
    }
    return tense == Tense.BIRTH && found.contains("birthday");
  }

  private static boolean including(String before) {
    return before.matches(".*\\b(for (my|our|his|her|their)|and (i|me)\\b|(i|me|we) and my).*");
  }

  private boolean proposed(int behind, int at) {
    String before = words.text(Math.max(behind, words.sentenceFrom(at)), at);
    return AsidePhrases.PROPOSED.matcher(before).find() && !before.matches("(or|and)\\b.*");
  }

  /** What is said of a day before it is named, in the same breath. */
  private String before(int behind, int at) {
    int clause = at;
    while (clause > behind && (!words.paused(clause) || words.is(clause - 1, "no"))) {
      clause--;
    }
    int begin = behind > 0 ? clause : words.sentenceFrom(at);
    String before = words.text(Math.max(behind, begin), at);
    Matcher turned = TURNED.matcher(before);
    int from = 0;
    while (turned.find()) {
      from = turned.start();
    }
    return turned.reset().find() ? before.substring(from) : before;
  }

  /** What is said of a day behind it, unless a pause makes it part of the next one. */
  private String after(int to, int next) {
    int end = Math.min(next, words.sentenceTo(Math.max(0, to - 1)));
    int pause = to + 1;
    while (pause < end && !words.paused(pause)) {
      pause++;
    }
    String after = words.text(to, Math.min(pause, end));
    Matcher turned = TURNED.matcher(after);
    if (turned.find()) {
      return after.substring(0, turned.start());
    }
    boolean ofNext = words.paused(to) && next < words.size() && pause >= next;
    return ofNext ? "" : after;
  }

  private boolean boundLater(Mention<?> last) {
    return BOUND_LATER.matcher(words.text(last.to(), words.size())).find();
  }
}
