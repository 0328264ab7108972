package dev.parley.language.names;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
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
          "(?i)\\b(?:no(?!"
              + " (?:relation|middle|hyphen|apostrophe|dash|spaces?|joke|\\p{L}(?=[,.]|$)))|sorry|actually|wait|i"
              + " mean|i meant|make that|rather|correction)\\b[,.]?\\s+");
  private static final Pattern AGAINST =
      Pattern.compile("(?i),?\\s*(?:\\bnot|\\bisn't)\\s+(?!my|the|his|her)[\\p{L}'-]+");
  private static final Pattern SPELLED = Pattern.compile("(?i),?\\s*\\bspelled\\b.*$");
  private static final Pattern OTHERS =
      Pattern.compile("(?i)\\b(?:his|her|their|" + Kin.WORDS + ")\\b");
  private static final Pattern GIVEN_BEHIND =
      Pattern.compile("([\\p{L}'-]+), ([\\p{L}'-]+)(?: (?:speaking|here|please))?[.]?$");

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
  private final ValueContext context;
  private final boolean asked;
  private final boolean one;
  private final LoneNames lone;

  private PersonNames(ValueContext context) {
    this.context = context;
    this.asked = context.asks(Expects.NAME);
    this.one = ONE.matcher(context.asked()).find();
    lone = new LoneNames(one);
  }

  public static Optional<Reading> of(String text, ValueContext context) {
    String once = NameLetters.once(REMARK.matcher(text).replaceFirst(""));
    Matcher generation = GENERATION.matcher(once);
    String plain = generation.find() ? once.substring(0, generation.start()) : once;
    String behind = plain.equals(once) ? "" : " " + NameWords.capitals(generation.group("which"));
    return new PersonNames(context)
        .of(IrishNames.marked(plain))
        .map(RepeatedNames::once)
        .map(reading -> new Reading(reading.value() + behind, reading.sure()));
  }

  private Optional<Reading> of(String text) {
    SpelledWords spelled = SpelledWords.of(text);
    if (!spelled.spelled().isEmpty()) {
      return spelled(spelled);
    }
    Optional<Reading> said = said(text).or(() -> said(spelled.rest()));
    if (said.isPresent()) {
      return Optional.of(NameLetters.explained(said.get(), text));
    }
    String known = context.known();
    return known == null ? Optional.empty() : NameLetters.how(known, text).map(Reading::unsure);
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

  private Optional<Reading> said(String text) {
    String plain =
        NameManners.untitled(
            text.replace('’', '\'').replaceAll("\\b([Uu]m+|[Uu]h+|[Ee]r+m?),? ", "").strip(),
            asked);
    plain = NameLetters.without(AGAINST.matcher(plain).replaceAll(""));
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
    return alone ? lone.of(given ? only : name) : Optional.empty();
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
