package dev.parley.language.names;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.spelling.EmailWords;
import dev.parley.language.spelling.LetterParts;
import dev.parley.language.spelling.LetterPhrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what somebody calls themselves: "this is …", "my name is …", the name alone, or spelled.
 */
public final class PersonNames {
  private static final Pattern SPEAKING =
      Pattern.compile("(?:^|[,.] )((?:[\\p{Lu}][\\p{L}'-]*\\s+){1,3})(?:speaking|here)\\b");
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "(?i)\\b(?:no(?! (?:relation|middle|hyphen|apostrophe|dash|spaces?|joke|\\p{L}(?=[,.]|$)))|sorry|actually|wait|i mean|i meant|make"
              + " that|rather|correction)\\b[,.]?\\s+");
  private static final Pattern AGAINST =
      Pattern.compile("(?i),?\\s*(?:\\bnot|\\bisn't)\\s+(?!my|the|his|her)[\\p{L}'-]+");
  private static final Pattern HOW = Pattern.compile("(?i),?\\s*\\b" + LetterPhrase.SHAPE + "[.]?");
  private static final Pattern SPELLED = Pattern.compile("(?i),?\\s*\\bspelled\\b.*$");
  private static final Pattern ENDS =
      Pattern.compile("(?i)\\b(end|ends|start|starts|beginning)\\b");
  private static final Pattern OTHERS =
      Pattern.compile("(?i)\\b(?:his|her|their|" + Kin.WORDS + ")\\b");
  private static final Pattern SENTENCE = Pattern.compile("(?<=\\p{L}{2})[.!;…]+\\s+");
  private static final Pattern REVERSED =
      Pattern.compile("(?i)^([\\p{L}'-]+) comma ([\\p{L}' -]+?)[.]?$");

  private static final Pattern GIVEN_BEHIND =
      Pattern.compile("([\\p{L}'-]+), ([\\p{L}'-]+)(?: (?:speaking|here|please))?[.]?$");

  private static final Pattern BEFORE_MORE =
      Pattern.compile("((?:\\p{Lu}[\\p{L}'-]+ ?){1,3})([.,]) (.+)");
  private static final Pattern ASKING =
      Pattern.compile(
          "(?i)(?:and |but |so )?(?:why|what(?:'s| is) (?:yours|this|it)|who(?:'s| is| are) (?:you"
              + "|this|calling)|yours|you)\\b");
  private static final Pattern OF_ANOTHER =
      Pattern.compile(
          "(?i)\\b(?:she|he|her|him|his|they|them|speak|talk|there|around|home|"
              + Kin.WORDS
              + ")\\b");
  private static final Pattern ONLY = Pattern.compile("(?i)^(?:just|only|simply) ");

  private static final Pattern TELLS_SPELLED =
      Pattern.compile(
          "(?i)[,.]? (?:(?:that's|that is|it's|as in|and)(?: (?:last name|surname|first name))?"
              + "(?: [\\p{L}'-]+)?|[\\p{L}'-]+ is)(?: spell?ed| spelt)?[,.]?$");

  /** Asks for one word of a name. */
  private static final Pattern ONE =
      Pattern.compile("(?i)\\b(?:(?:last|first|family|second) name|surname|forename)\\b");

  private static final Pattern GENERATION =
      Pattern.compile("(?i)(?<=\\p{L}{2}),? (?<which>junior|senior)[.]?$");
  private static final Pattern REMARK =
      Pattern.compile(
          "(?i)(?<=\\p{L}{2}),? (?:no relation(?: to .*)?|like the [\\p{L} ]+|believe it or not"
              + "|(?:and )?(?:yes|yeah),? (?:that's|it's|that is) (?:really )?my (?:real )?name"
              + "|that's my real name)[.!]?$");
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)\\b(?<part>[\\p{L}']{3,})\\b(?<between>.*?)[,.] (?:it's |that's |and )?\\k<part>"
              + " (?:is )?(?:spelled |spelt )?with an? (?<letter>\\p{L})\\b");

  private static final int MOST_WORDS = 4;

  private final ValueContext context;
  private final boolean asked;
  private final boolean one;

  private PersonNames(ValueContext context) {
    this.context = context;
    this.asked = context.asks(Expects.NAME);
    this.one = ONE.matcher(context.asked()).find();
  }

  public static Optional<Reading> of(String text, ValueContext context) {
    String once = explainedAgain(REMARK.matcher(text).replaceFirst(""));
    Matcher generation = GENERATION.matcher(once);
    String plain = generation.find() ? once.substring(0, generation.start()) : once;
    String behind = plain.equals(once) ? "" : " " + NameWords.capitals(generation.group("which"));
    return new PersonNames(context)
        .of(IrishNames.marked(plain))
        .map(RepeatedNames::once)
        .map(reading -> new Reading(reading.value() + behind, reading.sure()));
  }

  /** Without a part that is said again to tell a letter that it has. */
  private static String explainedAgain(String text) {
    Matcher again = AGAIN.matcher(text);
    boolean told =
        again.find()
            && again
                .group("part")
                .toLowerCase(Locale.ROOT)
                .contains(again.group("letter").toLowerCase(Locale.ROOT));
    return told ? text.substring(0, again.end("between")) + text.substring(again.end()) : text;
  }

  private Optional<Reading> of(String text) {
    SpelledWords spelled = SpelledWords.of(text);
    if (!spelled.spelled().isEmpty()) {
      return spelled(spelled);
    }
    Optional<Reading> said = said(text).or(() -> said(spelled.rest()));
    if (said.isPresent()) {
      return Optional.of(explained(said.get(), text));
    }
    String known = context.known();
    return known == null ? Optional.empty() : how(known, text).map(Reading::unsure);
  }

  private Optional<Reading> spelled(SpelledWords spelled) {
    Optional<Reading> placed = spelled.unsaid() ? said(spelled.placed()) : Optional.empty();
    if (placed.isPresent() && spelled.within(placed.get().value())) {
      String name = placed.get().value();
      boolean told = spelled.make(name) && !OTHERS.matcher(spelled.rest()).find();
      return Optional.of(new Reading(name, told ? one || clear(spelled) : placed.get().sure()));
    }
    Optional<Reading> said =
        said(spelled.rest()).or(() -> said(TELLS_SPELLED.matcher(spelled.rest()).replaceFirst("")));
    Optional<Reading> whole =
        said(spelled.placed())
            .map(RepeatedNames::once)
            .filter(name -> spelled.complete(name.value(), said.map(Reading::value)));
    if (whole.isPresent()) {
      String name = whole.get().value();
      return Optional.of(new Reading(name, whole.get().sure() && GivenNames.begin(name)));
    }
    boolean sure = one || said.isPresent() || clear(spelled);
    return spelled
        .applied(said.map(Reading::value), one)
        .map(NameWords::capitals)
        .map(name -> new Reading(name, sure));
  }

  /** Whether it is clear which words what is spelled alone are. */
  private static boolean clear(SpelledWords spelled) {
    return !spelled.parted() && !spelled.radio() && !spelled.mute();
  }

  /** The name with what is said of its letters, unsure unless it has them. */
  private static Reading explained(Reading said, String text) {
    Matcher phrase = HOW.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    if (!phrase.find()) {
      return said;
    }
    List<String> words = EmailWords.of(phrase.group());
    Optional<LetterPhrase> letters = LetterPhrase.at(words, 0, words.size());
    String name = said.value();
    Optional<String> before = wordBefore(text.substring(0, phrase.start()), name);
    if (letters.isPresent() && before.isPresent()) {
      Reading word = letters.get().of(before.get().toLowerCase(Locale.ROOT));
      String whole =
          word.sure() ? name : name.replace(before.get(), NameWords.capitals(word.value()));
      return new Reading(whole, said.sure() && word.sure());
    }
    boolean fits =
        letters.isPresent()
            && List.of(name.toLowerCase(Locale.ROOT).split(" ", -1)).stream()
                .anyMatch(word -> letters.get().of(word).sure());
    return how(name, text).map(Reading::unsure).orElse(new Reading(name, said.sure() && fits));
  }

  /** The word of a name that a text ends with, if it is not the name's last. */
  private static Optional<String> wordBefore(String text, String name) {
    String word = text.strip().replaceFirst("(?s)^.*\\s", "").replace(",", "");
    return List.of(name.split(" ", -1)).stream()
        .filter(part -> part.equalsIgnoreCase(word) && !name.endsWith(" " + part))
        .findFirst();
  }

  /** The name with the letter that is said of it: "with a y". */
  private static Optional<String> how(String name, String text) {
    int last = name.lastIndexOf(' ') + 1;
    Optional<String> surname = changed(name.substring(last), text);
    Optional<String> first =
        last == 0 ? Optional.empty() : changed(name.substring(0, last - 1), text);
    if (first.isPresent() && surname.isPresent() && !ENDS.matcher(text).find()) {
      return Optional.empty();
    }
    return surname
        .map(word -> name.substring(0, last) + word)
        .or(() -> first.map(word -> word + name.substring(last - 1)));
  }

  private static Optional<String> changed(String word, String text) {
    return LetterParts.changed(word.toLowerCase(Locale.ROOT), text).map(NameWords::capitals);
  }

  private Optional<Reading> said(String text) {
    String plain =
        NameManners.untitled(
            text.replace('’', '\'').replaceAll("\\b([Uu]m+|[Uu]h+|[Ee]r+m?),? ", "").strip(),
            asked);
    plain = HOW.matcher(AGAINST.matcher(plain).replaceAll("")).replaceAll("");
    plain = Nickname.withoutShort(plain).replaceFirst("^[\\s,.]+(?=\\p{L}{2})", "");
    plain = SPELLED.matcher(plain).replaceFirst("").strip();
    Matcher back = TAKEN_BACK.matcher(plain);
    int from = 0;
    while (back.find()) {
      from = back.end();
    }
    if (from > 0 && from < plain.length()) {
      Optional<Reading> corrected = found(plain.substring(from), true);
      if (corrected.isPresent()) {
        return corrected;
      }
    }
    return found(plain, asked);
  }

  /** The name in a text, alone only if it was asked for. */
  private Optional<Reading> found(String plain, boolean alone) {
    Optional<Nickname> nickname = Nickname.of(plain, asked);
    if (nickname.isPresent()) {
      String rest = nickname.get().rest();
      Optional<Reading> formal =
          OTHERS.matcher(rest).find() ? Optional.empty() : named(rest, asked);
      return formal.map(nickname.get()::beside).or(() -> nickname.map(Nickname::name));
    }
    return named(plain, alone);
  }

  private Optional<Reading> named(String plain, boolean alone) {
    Optional<NameParts> parts = NameParts.of(plain);
    Optional<String> whole = parts.flatMap(told -> told.whole(context.asked()));
    if (whole.isPresent()) {
      return Optional.of(new Reading(whole.get(), !OTHERS.matcher(plain).find()));
    }
    Optional<NameClaims.Claim> claim = new NameClaims(plain, asked, one).meant();
    if (claim.isPresent()) {
      return claim.map(told -> fuller(told, plain));
    }
    Matcher speaking = SPEAKING.matcher(plain);
    if (speaking.find()) {
      return NameWords.first(speaking.group(1), false).map(Reading::sure);
    }
    String name = NameManners.without(plain);
    String only = ONLY.matcher(name).replaceFirst("");
    boolean given = GivenNames.begin(only.replaceAll("[.,!]", ""));
    return alone ? alone(given ? only : name) : Optional.empty();
  }

  private Optional<Reading> alone(String text) {
    Matcher reversed = REVERSED.matcher(text);
    if (reversed.matches()) {
      return NameWords.whole(reversed.group(2) + " " + reversed.group(1)).map(Reading::unsure);
    }
    Optional<Reading> either = RepeatedNames.either(text);
    if (either.isPresent()) {
      return either;
    }
    String first = SENTENCE.split(text, 2)[0];
    List<String> words = List.of(text.replaceAll("[.!?,]+$", "").split("\\s+", -1));
    boolean few = NameWords.count(words) <= MOST_WORDS;
    Optional<String> name = few ? NameWords.whole(text) : Optional.empty();
    if (name.isEmpty()) {
      name = NameWords.whole(first).filter(said -> !RepeatedNames.fuller(said, text).equals(said));
    }
    if (text.endsWith("?") || name.isEmpty()) {
      return before(text);
    }
    return name.map(said -> alone(RepeatedNames.fuller(said, text), text));
  }

  /** A name with which a text begins that goes on: "Ann Lee. Why do you ask?" */
  private static Optional<Reading> before(String text) {
    Matcher name = BEFORE_MORE.matcher(text);
    if (!name.matches() || OF_ANOTHER.matcher(name.group(3)).find()) {
      return Optional.empty();
    }
    boolean asks = ASKING.matcher(name.group(3)).lookingAt();
    return NameWords.whole(name.group(1))
        .filter(said -> GivenNames.begin(said) || (asks && said.contains(" ")))
        .filter(said -> asks || name.group(2).equals("."))
        .map(said -> new Reading(said, asks && GivenNames.begin(said)));
  }

  /** A name alone, sure only if it looks like one; after a comma the given name may come last. */
  private Reading alone(String name, String text) {
    List<String> words = List.of(name.split(" ", -1));
    boolean paused = text.matches("[\\p{L}'-]+, [\\p{L}' -]+[.]?");
    if (paused && !RepeatedNames.once(Reading.sure(name)).value().equals(name)) {
      return Reading.sure(name);
    }
    if (paused && !GivenNames.begin(name)) {
      return Reading.unsure(
          String.join(" ", words.subList(1, words.size())) + " " + words.getFirst());
    }
    boolean either = paused && words.size() == 2 && GivenNames.begin(words.getLast());
    boolean shouted = text.matches("\\p{Lu}{3,}[.]?");
    boolean written = shouted || (words.size() > 1 && NameWords.capital(text));
    return new Reading(name, !either && (one || written || GivenNames.begin(name)));
  }

  /** A name with more of it said right behind: "Ann, Ann Lee", or the given name: "Lee, Ann". */
  private Reading fuller(NameClaims.Claim told, String text) {
    Reading reading = told.reading();
    String name = reading.value();
    String fuller = RepeatedNames.fuller(name, text);
    if (!fuller.equals(name)) {
      boolean own = told.own() && GivenNames.begin(fuller);
      return new Reading(fuller, own || reading.sure());
    }
    Matcher given = GIVEN_BEHIND.matcher(text);
    boolean reversed =
        !one
            && given.find()
            && given.group(1).equalsIgnoreCase(name)
            && !GivenNames.begin(name)
            && GivenNames.begin(given.group(2));
    return reversed ? Reading.unsure(NameWords.capitals(given.group(2)) + " " + name) : reading;
  }
}
