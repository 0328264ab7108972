package dev.parley.language.numbers;

import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.NumberWords;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number was asked for: people, money, hours.
 *
 * @param asked the words of the question in lower case, perhaps none
 */
record AskedNumber(String asked) {
  private static final Pattern YEAR =
      Pattern.compile("\\b(what|which|model|the) year\\b|\\byear (was|did|of|is)\\b");
  private static final Pattern MANY = Pattern.compile("\\bhow many\\b|\\bnumber of\\b");
  private static final Pattern PEOPLE =
      Pattern.compile(
          "\\b(people|guests|persons|of you|party|attendees|participants|adults|heads)\\b");
  private static final Pattern MONEY =
      Pattern.compile(
          "\\b(budget|borrow|loan|lend|deposit|donat(e|ion)|price|costs?|spend|pay|paid|salary"
              + "|money|dollars|pounds|euros|rent|income"
              + "|fee|wage|earn|worth|afford)\\b|[$£€]");
  private static final Pattern PERCENT =
      Pattern.compile(
          "\\b(percent|percentage|rate|share|proportion|interest|discount|commission|tax|how"
              + " (likely|sure|confident|satisfied))\\b|%|\\bper cent\\b");
  private static final Pattern TIME =
      Pattern.compile("\\b(how (old|long|often|soon)|age|duration|experience)\\b");

  private static final Pattern CODE =
      Pattern.compile(
          "\\b(account|order|policy|member(ship)?|customer|client|patient|case|ticket|claim|booking"
              + "|confirmation|reservation|reference|tracking|serial|invoice|loyalty|card|licen[cs]e|registration|passport|meter|routing|contract|model)["
              + " _](number|code|id)\\b|\\b(pin|zip|postal|access|security|passcode)("
              + " (number|code))\\b|\\bpostcode\\b");
  private static final Pattern AMOUNT = Pattern.compile("\\bhow (many|much)\\b");
  private static final Pattern PORTION = Pattern.compile("\\b(per ?cent|percentage)\\b|%");
  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(?:how many|number of|in) (?<unit>second|minute|hour|day|night|week|month|year)s\\b");

  private static final Pattern PAST =
      Pattern.compile("\\b(did|was|were|had|have you|have been|paid|spent|last|ago)\\b");
  private static final Pattern PERIOD =
      Pattern.compile(
          "\\b(an?|per|each|every) (hour|day|week|month|year)\\b"
              + "|\\b(hour|dai|week|month|year|annual)ly\\b|\\bannual\\b");

  private static final Pattern LUMP =
      Pattern.compile(
          "\\b(borrow|loan|lend|deposit|down payment|donat(e|ion)|budget|raise|invest|offer|bid"
              + "|purchase price)\\b");
  private static final Pattern EACH =
      Pattern.compile("\\b(per|each|every|apiece|an? (head|person|piece|table|room))\\b");
  private static final Pattern COMMON =
      Pattern.compile("with|have|that|will|from|them|need|needs|your|this|these|those|they|come");
  private static final Pattern BESIDES =
      Pattern.compile(
          "\\b(besides|other than|apart from|in addition|with you|bring|bringing|join(ing)? you"
              + "|else|accompany\\w*|live with)\\b");

  private static final Pattern SCALE =
      Pattern.compile(
          "\\b(?:scale (?:of|from)|from|out of|between) (?<from>\\w+) (?:to|and|-) (?<to>\\w+)\\b");

  private static final Pattern OLD = Pattern.compile("\\bhow old\\b|\\bage\\b");

  private static final BigDecimal OLDEST = BigDecimal.valueOf(125);

  /** Whether it is asked how old somebody is. */
  boolean age() {
    return OLD.matcher(asked).find() && !counted();
  }

  /** Whether a number may be an answer: it is on the scale, if one is named. */
  boolean allows(BigDecimal number) {
    if (age() && number.compareTo(OLDEST) > 0) {
      return false;
    }
    Matcher scale = SCALE.matcher(asked);
    if (counted() || portion() || !scale.find()) {
      return true;
    }
    Optional<BigDecimal> from = number(scale.group("from"));
    Optional<BigDecimal> to = number(scale.group("to"));
    return from.isEmpty()
        || to.isEmpty()
        || (number.compareTo(from.get()) >= 0 && number.compareTo(to.get()) <= 0);
  }

  private static Optional<BigDecimal> number(String word) {
    if (word.matches("\\d{1,3}")) {
      return Optional.of(new BigDecimal(word));
    }
    return Optional.ofNullable(NumberWords.UNITS.get(word)).map(BigDecimal::valueOf);
  }

  static AskedNumber of(ValueContext context) {
    return new AskedNumber(context.asked().toLowerCase(Locale.ROOT).strip());
  }

  boolean known() {
    return !asked.isEmpty();
  }

  boolean year() {
    return YEAR.matcher(asked).find();
  }

  /** Whether it is a number that is read out digit by digit, such as that of an account. */
  boolean readOut() {
    return CODE.matcher(asked).find() && !AMOUNT.matcher(asked).find();
  }

  /** Whether parts of what is asked for may be told one by one, and are to be added. */
  boolean adds() {
    return !year() && !portion() && !readOut() && (counted() || AMOUNT.matcher(asked).find());
  }

  /** Whether so many of a hundred are asked for, and no sum of money. */
  boolean portion() {
    return PORTION.matcher(asked).find() && !names("dollars") && !names("pounds");
  }

  /** The unit of time that is to be counted, in the singular; empty where none is named. */
  Optional<String> unit() {
    return UNIT.matcher(asked).results().findFirst().map(found -> found.group("unit"));
  }

  boolean money() {
    return MONEY.matcher(asked).find();
  }

  /** Whether things or people are counted, or a sum is asked for. */
  boolean counted() {
    return MANY.matcher(asked).find() || money();
  }

  boolean people() {
    return PEOPLE.matcher(asked).find() && !money();
  }

  boolean percent() {
    return !known() || PERCENT.matcher(asked).find();
  }

  boolean time() {
    return TIME.matcher(asked).find();
  }

  /** Whether it was asked for what is so, or will be. */
  boolean present() {
    return counted() && !PAST.matcher(asked).find();
  }

  /** Whether it was asked for a stretch of time other than this: a week where a day is said. */
  boolean otherPeriod(String period) {
    boolean same =
        asked.contains(period)
            || (period.equals("day") && asked.contains("daily"))
            || (period.equals("year") && asked.contains("annual"));
    return PERIOD.matcher(asked).find() && !same;
  }

  /** Whether one sum is asked for, which is not paid again and again. */
  boolean lump() {
    return LUMP.matcher(asked).find() && !PERIOD.matcher(asked).find();
  }

  /** Whether it was asked how many, or how much, each one has. */
  boolean each() {
    return EACH.matcher(asked).find();
  }

  /** Whether those that come with somebody are counted, and perhaps not that person. */
  boolean besides() {
    return BESIDES.matcher(asked).find();
  }

  boolean speaksOf(Pattern pattern) {
    return pattern.matcher(asked).find();
  }

  /** Whether the question has a word of what is said of some: who is vegan, who needs a chair. */
  boolean shares(String said) {
    for (String word : said.replaceFirst("^of (the |my |our )?\\w+ ", "").split(" ", -1)) {
      String stem = word.substring(0, Math.min(word.length(), 5));
      if (stem.length() > 3 && !COMMON.matcher(word).matches() && asked.contains(stem)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the question speaks of a thing, in the singular or the plural. */
  boolean names(String thing) {
    String one = thing.replaceAll("(?<=...)s$", "");
    return Pattern.compile("\\b" + Pattern.quote(one) + "s?\\b").matcher(asked).find();
  }
}
