package dev.parley.language.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "I do", "we haven't got any", "I'm allergic to nuts": yes or no without the word. */
final class YesNoStatement {
  private static final String ADVERBS =
      "((?:really|still|also|actually|just|certainly|definitely|already|currently|absolutely"
          + "|both|all"
          + "|sure|indeed|presently|personally|even|ever) )*";
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:(?<own>i|we)|(?<other>it|that|there|they|he|she)) "
              + ADVERBS
              + "(?:(?<verb>do|does|did|have|has|am|are|is|was|were|can|could|will|would|should)"
              + "(?= |$) ?)?"
              + ADVERBS
              + "(?<not>(?:not|never)(?= |$) ?)?"
              + ADVERBS);
  private static final Pattern DENIAL =
      Pattern.compile(
          "(?<verb>do|did|have|am|can|could|will|would)? ?(?<not>(?:not|never)(?= |$)) ?"
              + ADVERBS);

  private static final Set<String> BEHIND =
      Set.of(
          ",",
          "but",
          "and",
          "because",
          "so",
          "though",
          "although",
          "yes",
          "yeah",
          "no",
          "nope",
          "i",
          "we",
          "sorry",
          "wait",
          "if",
          "unless",
          "thanks",
          "thank",
          "please",
          "it's",
          "cause");

  private static final Pattern TAIL =
      Pattern.compile(
          "^((really|indeed|actually|now|at all|either|any ?more|any longer|yet|too|still|currently"
              + "|of course|for sure|myself|personally|sir|ma'am|sadly|unfortunately|as well|in"
              + " fact"
              + "|to be honest|ever|definitely) ?)*$");
  private static final Pattern NONE_OF_IT =
      Pattern.compile("^(got )?(none|nothing|no|zero|neither|never)\\b(?<what>.*)");
  private static final Pattern BESIDE_THAT =
      Pattern.compile(
          "^ ?(to|idea|clue|time|comment|problem|problems|complaints?|choice|question|questions|way"
              + "|doubt|worries|against|objections?|wrong|reason)\\b.*");
  private static final Pattern ANY =
      Pattern.compile(
          "^((have|got|had|take|took|think of|know of|know about|see|need|want|use|own|do|make) )?"
              + "(any(?! (time|idea|clue|interest|questions?|of (this|your)|problem))( .*)?|one|it"
              + "|those|anything|make it|come|attend|be there|do (it|that))$");
  private static final Pattern SOME =
      Pattern.compile(
          "^((have|got|had|take|need|want|use|own|do|make) )?(it|that|them|those|both|make it|come"
              + "|be there|attend"
              + "|any|any of (them|those|it)|(some|one|two|three|a few|several|a couple|many"
              + "|lots|a lot|plenty|loads)( of"
              + " (them|those|it))?)$");
  private static final Set<String> MODAL = Set.of("could", "would", "should", "can", "will");
  private static final Set<String> ENDED =
      Set.of(
          "stopped", "quit", "gave", "finished", "lost", "avoid", "avoided", "refuse", "without");
  private static final Pattern FORMER =
      Pattern.compile("^(used to|to|once|had|would|should|could|might)\\b.*");
  private static final String FREE = "free";
  private static final Set<String> WITHOUT = Set.of("non", FREE, "without");
  private static final Pattern LIKELY =
      Pattern.compile(
          "^(?!(to|been|done|told|said|had|seen|heard|gone|lost|given|\\p{L}+ed)\\b).*");
  private static final Pattern UNWILLING =
      Pattern.compile("^(want|like|need|mean|wish|intend|plan|appreciate|feel|have) to\\b.*");
  private static final Pattern WANTING =
      Pattern.compile("^(really |even )?(want|need|see|use) (any|one|it|those|anything)\\b.*");
  private static final int REACH = 6;

  /**
   * What was stated.
   *
   * @param yes nothing where it is a statement that answers nothing
   * @param end where what was understood of it ends
   */
  record Said(Optional<Boolean> yes, boolean sure, int end) {
    Said unsure() {
      return new Said(yes, false, end);
    }
  }

  private final AskedYesNo asked;
  private final String text;

  YesNoStatement(AskedYesNo asked, String text) {
    this.asked = asked;
    this.text = text;
  }

  /** What is stated from there on, nothing if no statement begins there. */
  Optional<Said> at(int from) {
    Matcher head = HEAD.matcher(text).region(from, text.length());
    if (head.lookingAt()) {
      boolean others = head.group("own") == null;
      return others && asked.ofThem()
          ? Optional.empty()
          : said(head, head.group("verb"), head.group("not") == null && others)
              .map(said -> others || ofThem() ? said : said.unsure());
    }
    Matcher denial = DENIAL.matcher(text).region(from, text.length());
    return denial.lookingAt() ? said(denial, denial.group("verb"), true) : Optional.empty();
  }

  private boolean ofThem() {
    return asked.ofThem() || asked.about().isEmpty();
  }

  private Optional<Said> said(Matcher head, @Nullable String verb, boolean loose) {
    boolean denied = head.group("not") != null;
    int end = head.end();
    List<String> words = complement(end);
    String rest = String.join(" ", words);
    boolean fits = verb != null && asked.fits(verb);
    Matcher none = NONE_OF_IT.matcher(rest(end));
    if (verb != null && none.matches()) {
      return denied || BESIDE_THAT.matcher(none.group("what")).matches()
          ? answersNothing(end)
          : answers(false, fits || verb.equals("have"), end + none.start("what"));
    }
    int about = about(words);
    boolean ended = about > 0 && ENDED.contains(words.getFirst());
    if (ended || words.stream().limit(REACH).anyMatch(asked::against)) {
      return answers(denied, false, end);
    }
    if (about >= 0) {
      boolean some = !denied && asked.ofAny() && "have".equals(verb);
      boolean wavers = verb != null && !fits && MODAL.contains(verb);
      boolean free = about + 1 < words.size() && words.get(about + 1).equals(FREE);
      return aboutIt(words.subList(0, about + 1), denied != free, some && !free, wavers, end);
    }
    boolean have = "have".equals(verb) || ("do".equals(verb) && rest.startsWith("have "));
    if (!denied && have && YesNoThing.had(words, asked)) {
      return answers(true, true, end + rest.length());
    }
    return verb == null ? Optional.empty() : inShort(rest, verb, denied, loose, end);
  }

  /** What is said of them up to the word for what was asked about. */
  private static Optional<Said> aboutIt(
      List<String> words, boolean denied, boolean some, boolean wavers, int end) {
    List<String> before = words.subList(0, words.size() - 1);
    boolean without = before.stream().anyMatch(WITHOUT::contains);
    int astray = astray(before);
    String told = String.join(" ", words);
    return astray > 1 || FORMER.matcher(told).matches()
        ? answersNothing(end)
        : answers(denied == without, some || (astray == 0 && !wavers), end + told.length());
  }

  /** "I do", "I haven't any", and what is said in words that are not those of the question. */
  private Optional<Said> inShort(String rest, String verb, boolean denied, boolean loose, int end) {
    boolean fits = asked.fits(verb) || (asked.proposes() && MODAL.contains(verb));
    if (TAIL.matcher(rest).matches()) {
      return answers(!denied, fits, end + rest.length());
    }
    if (denied && !asked.proposes() && WANTING.matcher(rest).matches()) {
      return rest.contains("anything")
          ? answersNothing(end + rest.length())
          : answers(false, false, end + rest.length());
    }
    if (denied ? ANY.matcher(rest).matches() : SOME.matcher(rest).matches()) {
      return answers(!denied, fits && (denied || asked.ofAny()), end + rest.length());
    }
    boolean open =
        denied
            ? !verb.matches("am|are") && (asked.proposes() || !UNWILLING.matcher(rest).matches())
            : verb.equals("have") || rest.startsWith("have ");
    boolean likely = open && fits && !loose && LIKELY.matcher(rest).matches();
    return likely ? answers(!denied, false, end) : answersNothing(end);
  }

  /** How many words before what is about it may make it about something else. */
  private static int astray(List<String> words) {
    return (int)
        words.stream().filter(word -> !WITHOUT.contains(word) && !AskedYesNo.light(word)).count();
  }

  private static Optional<Said> answers(boolean yes, boolean sure, int end) {
    return Optional.of(new Said(Optional.of(yes), sure, end));
  }

  private static Optional<Said> answersNothing(int end) {
    return Optional.of(new Said(Optional.empty(), false, end));
  }

  /** Where in what is said of them something is about what was asked, -1 if nothing is. */
  private int about(List<String> words) {
    for (int i = 0; i < Math.min(REACH, words.size()); i++) {
      if (asked.about(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private String rest(int from) {
    int end = text.indexOf(',', from);
    return text.substring(Math.min(from, text.length()), end < 0 ? text.length() : end).strip();
  }

  private List<String> complement(int from) {
    List<String> words = new ArrayList<>();
    for (String word : text.substring(Math.min(from, text.length())).strip().split(" ", -1)) {
      if (BEHIND.contains(word)) {
        break;
      }
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }
}
