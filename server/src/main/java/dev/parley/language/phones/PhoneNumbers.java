package dev.parley.language.phones;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.DigitRuns;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a telephone number, said in whatever groups. One of the wrong length is none; one of the
 * right length that its numbering plan does not have is not sure.
 */
public final class PhoneNumbers {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String USUAL_REGION = "US";
  private static final String EXTENSION = ";ext=";
  private static final Pattern THIS_NUMBER =
      Pattern.compile(
          "\\b(this|the same|same|this same|that) (number|one|phone)\\b|\\b(the )?(number|one)"
              + " (that )?(you('ve| have)?( just)? (called|dialed|dialled|rang|reached|got|are"
              + " calling|phoned)|you're calling|i'm (on|talking on|speaking on)|we're (on|speaking"
              + " on))\\b");
  private static final Pattern NOT_THIS =
      Pattern.compile("\\b(not|isn't|don't|other than|a different|another|instead of|wrong)\\b");
  private static final Pattern AREA_BEHIND =
      Pattern.compile("(?i)\\barea code\\b(?: is\\b|'s\\b)?");
  private static final String COUNTED = "12345678910";
  private static final int AREA = 3;
  private static final int LOCAL = 7;
  private static final int FAR = 6;

  private final Words words;
  private final ValueContext context;
  private final String region;

  private PhoneNumbers(Words words, ValueContext context) {
    this.words = words;
    this.context = context;
    region = context.callee().region() == null ? USUAL_REGION : context.callee().region();
  }

  public static Optional<Reading> of(String text, ValueContext context) {
    Optional<Reading> heard = new PhoneNumbers(Words.of(text), context).find();
    return areaBehind(text, context).or(() -> regrouped(text, heard, context)).or(() -> heard);
  }

  /** "Five five five, oh one three two, area code two one two." */
  private static Optional<Reading> areaBehind(String text, ValueContext context) {
    String[] sides = AREA_BEHIND.split(text, 2);
    if (sides.length < 2) {
      return Optional.empty();
    }
    List<DigitRuns.Run> local = new DigitRuns(Words.of(sides[0])).all();
    List<DigitRuns.Run> area = new DigitRuns(Words.of(sides[1])).all();
    boolean turned =
        local.size() == 1
            && area.size() == 1
            && local.getFirst().digits().length() == LOCAL
            && area.getFirst().digits().length() == AREA;
    return turned
        ? of(area.getFirst().digits() + " " + local.getFirst().digits(), context)
        : Optional.empty();
  }

  /** Where the words as they were heard are no number, but are one in another grouping. */
  private static Optional<Reading> regrouped(
      String text, Optional<Reading> heard, ValueContext context) {
    if (heard.isPresent() && valid(heard.get().value())) {
      return Optional.empty();
    }
    List<String> others =
        NumeralVariants.of(text).stream()
            .flatMap(variant -> new PhoneNumbers(Words.of(variant), context).find().stream())
            .filter(Reading::sure)
            .map(Reading::value)
            .distinct()
            .toList();
    return others.size() == 1 ? Optional.of(Reading.unsure(others.getFirst())) : Optional.empty();
  }

  private static boolean valid(String value) {
    try {
      return NUMBERS.isValidNumber(NUMBERS.parse(value, USUAL_REGION));
    } catch (NumberParseException _) {
      return false;
    }
  }

  private Optional<Reading> find() {
    List<DigitRuns.Run> runs = new ArrayList<>(new DigitRuns(words).all());
    String extension = extension(runs);
    List<DigitRuns.Run> said =
        runs.stream().filter(run -> !words.is(run.from() - 1, "not")).toList();
    if (said.isEmpty()) {
      return theirs();
    }
    List<PhoneChoice.Said> wholes = wholes(said);
    Optional<Reading> whole =
        wholes.isEmpty()
            ? corrected(said).or(() -> joined(said)).or(() -> changed(runs))
            : corrected(said, wholes.getLast())
                .or(() -> new PhoneChoice(words).of(wholes))
                .map(
                    reading -> new Reading(reading.value(), reading.sure() && !more(said, wholes)));
    return whole.map(reading ->
        extension.isEmpty()
            ? reading
            : new Reading(reading.value() + EXTENSION + extension, reading.sure()));
  }

  /** "The number you called." */
  private Optional<Reading> theirs() {
    String said = words.text(0, words.size());
    String number = context.callee().number();
    boolean own =
        THIS_NUMBER.matcher(said).find()
            && !NOT_THIS.matcher(said).find()
            && !words.questioned(words.size() - 1);
    return own && number != null ? Optional.of(Reading.sure(number)) : Optional.empty();
  }

  /** Takes what follows "extension" out of the runs. */
  private String extension(List<DigitRuns.Run> runs) {
    DigitRuns.Run last = runs.isEmpty() ? null : runs.getLast();
    if (last == null
        || !words.is(last.from() - 1, "extension", "ext", "x")
        || last.digits().length() > 7) {
      return "";
    }
    runs.removeLast();
    return last.digits();
  }

  /** The runs that are numbers by themselves. */
  private List<PhoneChoice.Said> wholes(List<DigitRuns.Run> runs) {
    return runs.stream()
        .flatMap(run ->
            number(run.text()).stream()
                .map(reading -> new PhoneChoice.Said(reading, run.from(), run.to())))
        .toList();
  }

  /** What is said again behind a whole number corrects its end. */
  private Optional<Reading> corrected(List<DigitRuns.Run> runs, PhoneChoice.Said whole) {
    DigitRuns.Run last = runs.getLast();
    return last.from() >= whole.to() && last.digits().length() > 1
        ? corrected(runs)
        : Optional.empty();
  }

  /** "… oh one three three. Sorry, three two." */
  private Optional<Reading> corrected(List<DigitRuns.Run> runs) {
    return mended(runs).flatMap(this::number).map(reading -> Reading.unsure(reading.value()));
  }

  private Optional<String> mended(List<DigitRuns.Run> runs) {
    for (int i = runs.size() - 1; i > 0; i--) {
      if (takenBack(runs.get(i - 1), runs.get(i))) {
        List<DigitRuns.Run> first = runs.subList(0, i);
        Optional<String> before = mended(first).or(() -> inRow(first));
        Optional<String> again = inRow(runs.subList(i, runs.size()));
        return before.isEmpty() || again.isEmpty()
            ? Optional.empty()
            : MendedDigits.of(before.get(), again.get(), this::possible);
      }
    }
    return Optional.empty();
  }

  /** Whether there are digits besides that may be another number, or a part of this one anew. */
  private boolean more(List<DigitRuns.Run> runs, List<PhoneChoice.Said> wholes) {
    PhoneChoice.Said last = wholes.getLast();
    return runs.stream()
        .filter(run -> wholes.stream().noneMatch(whole -> whole.from() == run.from()))
        .anyMatch(run ->
            run.digits().length() >= LOCAL
                || (run.from() >= last.to()
                    && !words.is(run.to(), "second", "sec", "moment", "minute")
                    && PhoneChoice.TAKEN_BACK.matcher(words.text(last.to(), run.from())).find()));
  }

  private boolean takenBack(DigitRuns.Run before, DigitRuns.Run run) {
    return PhoneChoice.TAKEN_BACK.matcher(words.text(before.to(), run.from())).find();
  }

  /** The digits of runs that follow one another closely. */
  private Optional<String> inRow(List<DigitRuns.Run> runs) {
    StringBuilder all = new StringBuilder(runs.getFirst().text());
    for (int i = 1; i < runs.size(); i++) {
      DigitRuns.Run before = runs.get(i - 1);
      DigitRuns.Run run = runs.get(i);
      if (run.from() - before.to() > FAR || takenBack(before, run)) {
        return Optional.empty();
      }
      all.append(run.digits());
    }
    return Optional.of(all.toString());
  }

  /** A number said in pieces with words between them. */
  private Optional<Reading> joined(List<DigitRuns.Run> runs) {
    return runs.size() < 2
        ? Optional.empty()
        : inRow(runs).flatMap(this::number).map(reading -> Reading.unsure(reading.value()));
  }

  /** A part of the number known, said anew: its end, its area code, some digits and not others. */
  private Optional<Reading> changed(List<DigitRuns.Run> runs) {
    String known = context.known();
    if (known == null || !known.startsWith("+")) {
      return Optional.empty();
    }
    Phonenumber.PhoneNumber parsed = parsed(known);
    if (parsed == null) {
      return Optional.empty();
    }
    String national = NUMBERS.getNationalSignificantNumber(parsed);
    return new DigitParts(words, runs)
        .changed(national)
        .flatMap(digits -> number("+" + parsed.getCountryCode() + digits))
        .map(reading -> Reading.unsure(reading.value()));
  }

  /** A text of digits as a number in E.164 form. */
  private Optional<Reading> number(String digits) {
    String text = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    if (text.startsWith(COUNTED)) {
      return Optional.empty();
    }
    Phonenumber.PhoneNumber number = parsed(text);
    if (number == null || !possible(number)) {
      return foreign(text);
    }
    boolean sure = NUMBERS.isValidNumber(number) && !text.matches(".*(\\d)\\1{8,}");
    return Optional.of(new Reading(NUMBERS.format(number, PhoneNumberFormat.E164), sure));
  }

  /** One with the code of its country but without a plus; not one with a digit too many. */
  private Optional<Reading> foreign(String text) {
    if (text.startsWith("+") || text.length() < 11) {
      return Optional.empty();
    }
    Phonenumber.PhoneNumber shorter = parsed(text.substring(0, text.length() - 1));
    Phonenumber.PhoneNumber number = parsed("+" + text);
    return number == null
            || !NUMBERS.isValidNumber(number)
            || (shorter != null && NUMBERS.isValidNumber(shorter))
        ? Optional.empty()
        : Optional.of(Reading.unsure(NUMBERS.format(number, PhoneNumberFormat.E164)));
  }

  private boolean possible(String text) {
    Phonenumber.PhoneNumber number = parsed(text);
    return number != null && possible(number);
  }

  private static boolean possible(Phonenumber.PhoneNumber number) {
    return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  private Phonenumber.@Nullable PhoneNumber parsed(String text) {
    try {
      return NUMBERS.parse(text, region);
    } catch (NumberParseException _) {
      return null;
    }
  }
}
