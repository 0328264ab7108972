package dev.parley.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a telephone number, said in whatever groups. One of the wrong length is none; one of the
 * right length that its numbering plan does not have is not sure.
 */
final class PhoneNumbers {
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
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(sorry|actually|wait|scratch|correction|i (mean|meant)|no|nope|oops|rather|make"
              + " that)\\b");

  private final Words words;
  private final ValueContext context;
  private final String region;

  private PhoneNumbers(Words words, ValueContext context) {
    this.words = words;
    this.context = context;
    region = context.callee().region() == null ? USUAL_REGION : context.callee().region();
  }

  static Optional<Reading> of(String text, ValueContext context) {
    return new PhoneNumbers(Words.of(text), context).find();
  }

  private Optional<Reading> find() {
    List<DigitRuns.Run> runs = new ArrayList<>(new DigitRuns(words).all());
    String extension = extension(runs);
    List<DigitRuns.Run> said =
        runs.stream().filter(run -> !words.is(run.from() - 1, "not")).toList();
    if (said.isEmpty()) {
      return theirs();
    }
    Optional<Reading> whole = whole(said);
    if (whole.isEmpty()) {
      whole = corrected(said).or(() -> joined(said)).or(() -> changed(runs));
    }
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

  /** The last run that is a number by itself. */
  private Optional<Reading> whole(List<DigitRuns.Run> runs) {
    Reading found = null;
    DigitRuns.Run at = null;
    for (DigitRuns.Run run : runs) {
      Optional<Reading> reading = number(run.text());
      if (reading.isPresent()) {
        boolean other = at != null && !found(found).equals(reading.get().value());
        boolean back = at != null && TAKEN_BACK.matcher(words.text(at.to(), run.from())).find();
        found = new Reading(reading.get().value(), reading.get().sure() && (!other || back));
        at = run;
      }
    }
    // What is said again behind a whole number corrects its end.
    boolean more =
        at != null
            && !at.equals(runs.getLast())
            && TAKEN_BACK.matcher(words.text(at.to(), runs.getLast().from())).find();
    return more ? Optional.empty() : Optional.ofNullable(found);
  }

  private static String found(@Nullable Reading reading) {
    return reading == null ? "" : reading.value();
  }

  /** "… oh one three three. Sorry, three two." */
  private Optional<Reading> corrected(List<DigitRuns.Run> runs) {
    for (int i = runs.size() - 1; i > 0; i--) {
      DigitRuns.Run before = runs.get(i - 1);
      DigitRuns.Run last = runs.get(i);
      boolean back = TAKEN_BACK.matcher(words.text(before.to(), last.from())).find();
      if (back && last.digits().length() < before.digits().length()) {
        String kept = before.text().substring(0, before.text().length() - last.digits().length());
        Optional<Reading> whole = number(kept + last.digits());
        if (whole.isEmpty()) {
          whole =
              number(
                  before
                          .text()
                          .substring(
                              0, Math.max(0, before.text().length() - last.digits().length()))
                      + last.digits());
        }
        return whole.map(reading -> Reading.unsure(reading.value()));
      }
    }
    return Optional.empty();
  }

  /** A number said in pieces with words between them. */
  private Optional<Reading> joined(List<DigitRuns.Run> runs) {
    StringBuilder all = new StringBuilder(runs.getFirst().plus() ? "+" : "");
    int behind = runs.getFirst().from();
    for (DigitRuns.Run run : runs) {
      if (run.from() - behind > 6 || TAKEN_BACK.matcher(words.text(behind, run.from())).find()) {
        return Optional.empty();
      }
      all.append(run.digits());
      behind = run.to();
    }
    return runs.size() < 2
        ? Optional.empty()
        : number(all.toString()).map(reading -> Reading.unsure(reading.value()));
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
    Phonenumber.PhoneNumber number = parsed(text);
    if (number == null
        || NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      number = text.startsWith("+") || text.length() < 11 ? null : parsed("+" + text);
      return number == null || !NUMBERS.isValidNumber(number)
          ? Optional.empty()
          : Optional.of(Reading.unsure(NUMBERS.format(number, PhoneNumberFormat.E164)));
    }
    boolean valid = NUMBERS.isValidNumber(number);
    boolean plan = context.callee().region() != null || text.startsWith("+") || valid;
    return Optional.of(new Reading(NUMBERS.format(number, PhoneNumberFormat.E164), valid && plan));
  }

  private Phonenumber.@Nullable PhoneNumber parsed(String text) {
    try {
      return NUMBERS.parse(text, region);
    } catch (NumberParseException _) {
      return null;
    }
  }
}
