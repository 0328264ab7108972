package dev.parley.language.numbers;

import dev.parley.language.words.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words beside digits say of them: that they are of something else, or of somebody. */
final class CodeWords {
  private static final Pattern OTHER_AFTER =
      Pattern.compile(
          "^(years?|months?|weeks?|days?|hours?|minutes?|seconds?|secs?|moments?|times|dollars"
              + "|bucks"
              + "|percent|%|pounds|euros|people|kids|am|pm|oclock|accounts?|cards?|numbers|digits?"
              + "|letters|characters|of|or (so|more)|more|other|different|questions?|things?|miles"
              + "|\\w+( \\w+)? (street|avenue|road|lane|drive|boulevard|court))\\b.*");
  private static final Pattern OTHER_BEFORE =
      Pattern.compile(
          ".*\\b(box|apartment|apt|unit|suite|floor|room|since|aged?|turned|i'm|option|press"
              + "|at least"
              + "|about|around|almost|over|only|just|street|road|avenue|[$£€])$");
  private static final Pattern YEAR_BEFORE =
      Pattern.compile(".*\\b(since|in|until|from|of|before|after|back in|around)$");
  private static final Pattern OTHER_THING =
      Pattern.compile(
          "\\b(address|phone|zip|postcode|birthday|birth|born|cell|mobile|telephone|social security"
              + "|i live)\\b");
  private static final Pattern FORMER =
      Pattern.compile("\\b(old|previous|former|used to|was|expired|wrong|last)\\b");
  private static final Pattern SOMEBODYS =
      Pattern.compile(
          "\\b(his|her|their|your|old|previous|former|used to|was|expired|wrong|example"
              + "|(?!(it|that|there|here|what|number|code|account|one|let|this)'s)\\w+'s)\\b");
  private static final Pattern LEAD =
      Pattern.compile(
          ".*\\b(it's|its|it is|that's|that is|here's|number's|(number|code|account) is)$");
  private static final Pattern SHORTENED =
      Pattern.compile("\\b(hundred|thousand) (one|two|three|four|five|six|seven|eight|nine)$");
  private static final Set<String> FILLERS =
      Set.of(
          "it's",
          "its",
          "it",
          "is",
          "that's",
          "that",
          "the",
          "my",
          "our",
          "number",
          "account",
          "code",
          "yes",
          "yeah",
          "yep",
          "yup",
          "sure",
          "okay",
          "ok",
          "so",
          "right",
          "alright",
          "here",
          "goes",
          "here's",
          "i",
          "i've",
          "have",
          "got",
          "let",
          "me",
          "see",
          "please",
          "thanks",
          "thank",
          "you",
          "and",
          "then",
          "reads",
          "says",
          "this",
          "oh",
          "hi",
          "hello",
          "letter",
          "letters",
          "capital",
          "sorry",
          "no",
          "wait",
          "actually",
          "mean",
          "meant",
          "number's",
          "again",
          "repeat",
          "i'll",
          "once",
          "followed",
          "by",
          "digits",
          "now",
          "found",
          "would",
          "be",
          "there",
          "of",
          "course",
          "ready",
          "hang",
          "on",
          "hold",
          "just",
          "a",
          "second",
          "moment",
          "scratch",
          "make",
          "rather",
          "oops",
          "not",
          "dash",
          "hyphen",
          "new",
          "current",
          "ma'am",
          "sir",
          "to",
          "for",
          "it'd",
          "give",
          "with",
          "all",
          "together",
          "id",
          "card",
          "reference",
          "member",
          "customer",
          "pin",
          "policy",
          "order",
          "ref");

  private final Words words;
  private final AskedNumber asked;

  CodeWords(Words words, AskedNumber asked) {
    this.words = words;
    this.asked = asked;
  }

  /** Whether digits are of something else: years, dollars, a house, a telephone. */
  boolean other(Codes.Code code) {
    int from = code.from();
    boolean letters = code.text().matches(".*\\p{L}.*");
    String before = words.text(words.sentenceFrom(from), from);
    var thing = OTHER_THING.matcher(before);
    boolean elsewhere = thing.find() && !asked.names(thing.group(1)) && !before.contains("account");
    boolean few = code.text().length() == 1 && !fillersOnly(code);
    boolean pronoun =
        code.text().equals("1")
            && words.is(code.from(), "one")
            && words.is(code.from() - 1, "the", "that", "this", "which", "only", "no");
    return elsewhere
        || few
        || pronoun
        || (code.text().matches("(19|20)\\d\\d") && YEAR_BEFORE.matcher(before).matches())
        || OTHER_AFTER.matcher(words.text(code.to(), code.to() + 3)).matches()
        || (!letters && OTHER_BEFORE.matcher(before).matches() && code.text().length() < 4);
  }

  /** Whether it is said to be so no more, behind the code before it. */
  boolean former(Codes.Code code, List<Codes.Code> all) {
    int at = all.indexOf(code);
    int from = at > 0 ? all.get(at - 1).to() : 0;
    return FORMER.matcher(words.text(from, code.from())).find();
  }

  /** Seven hundred five is 705, or 700 and 5. */
  boolean ambiguous(Codes.Code code) {
    return SHORTENED.matcher(words.text(code.from(), code.to())).find();
  }

  /** Whether all the words beside it introduce it, or those before it end with such. */
  boolean explained(Codes.Code code, List<Codes.Code> all) {
    String before = words.text(0, code.from());
    boolean ends = code.to() >= words.size() || words.paused(code.to());
    boolean led = LEAD.matcher(before).matches() && ends;
    return !SOMEBODYS.matcher(before).find() && (led || fillersOnly(all));
  }

  private boolean fillersOnly(Codes.Code code) {
    return fillersOnly(List.of(code));
  }

  private boolean fillersOnly(List<Codes.Code> codes) {
    for (int i = 0; i < words.size(); i++) {
      int at = i;
      boolean inside = codes.stream().anyMatch(code -> code.from() <= at && at < code.to());
      String word = words.at(i).replaceAll("'s$", "");
      if (!inside && !words.is(i, FILLERS) && !asked.names(word)) {
        return false;
      }
    }
    return true;
  }
}
