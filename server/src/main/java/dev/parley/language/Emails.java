package dev.parley.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds an e-mail address, written, said or spelled: "john dot smith at gmail dot com". */
final class Emails {
  /** Providers that are said without an ending. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "gmail", "gmail.com",
          "googlemail", "googlemail.com",
          "hotmail", "hotmail.com",
          "yahoo", "yahoo.com",
          "outlook", "outlook.com",
          "icloud", "icloud.com",
          "aol", "aol.com",
          "msn", "msn.com");

  private static final Set<String> SIGNS = Set.of("dot", "dash", "-", "underscore", "plus");
  private static final Set<String> BACK =
      Set.of("no", "sorry", "actually", "wait", "not", "instead");

  /** Endings of which the next letter is another word's. */
  private static final Pattern ENDING = Pattern.compile("^(com|org|net|edu|gov)(?=.)");

  private static final int MOST = 254;

  private final List<String> words;

  private Emails(List<String> words) {
    this.words = words;
  }

  static Optional<Reading> of(String text, ValueContext context) {
    List<String> words = EmailWords.of(text);
    Emails emails = new Emails(words);
    Optional<Reading> whole = emails.whole();
    String known = context.known();
    return whole.isPresent() || known == null || !known.contains("@")
        ? whole
        : emails.changed(known, text);
  }

  private Optional<Reading> whole() {
    for (int at = words.size() - 1; at > 0; at--) {
      if (!words.get(at).equals("at") || BACK.contains(words.get(at - 1))) {
        continue;
      }
      Domain domain = domain(at + 1);
      LocalPart local = domain == null ? null : LocalPart.before(words, at);
      if (domain != null && local != null) {
        String value = local.text() + "@" + domain.text();
        return value.length() > MOST
            ? Optional.empty()
            : Optional.of(new Reading(value, local.sure() && domain.sure()));
      }
    }
    return Optional.empty();
  }

  /** A part of the address known, said anew. */
  private Optional<Reading> changed(String known, String text) {
    String local = known.substring(0, known.indexOf('@'));
    String host = known.substring(known.indexOf('@') + 1);
    for (int i = 0; i < words.size(); i++) {
      boolean against = i > 0 && words.get(i - 1).equals("not");
      Domain domain = words.get(i).equals("at") && !against ? domain(i + 1) : null;
      if (domain != null && !domain.text().equals(host)) {
        return Optional.of(Reading.unsure(local + "@" + domain.text()));
      }
      boolean ending = words.get(i).equals("dot") && !against && i + 1 < words.size();
      if (ending
          && words.get(i + 1).matches("com|org|net|edu|co|io|uk|de|info|biz|gov|us|ca|au|eu")) {
        String other = host.replaceFirst("\\.[a-z]+$", "." + words.get(i + 1));
        return other.equals(host)
            ? Optional.empty()
            : Optional.of(Reading.unsure(local + "@" + other));
      }
    }
    return LetterParts.changed(local, text)
        .filter(value -> value.matches(LocalPart.SHAPE))
        .map(value -> Reading.unsure(value + "@" + host));
  }

  /** What stands behind the "at". */
  private record Domain(String text, boolean sure) {}

  private @Nullable Domain domain(int from) {
    StringBuilder domain = new StringBuilder();
    boolean dotted = false;
    boolean signed = true;
    int plain = 0;
    int i = from;
    while (i < words.size()) {
      String word = words.get(i);
      if (word.equals("|") || word.equals(",")) {
        boolean goesOn =
            word.equals(",") && i + 1 < words.size() && SIGNS.contains(words.get(i + 1));
        if (!goesOn && (dotted || domain.length() > 2)) {
          break;
        }
        i++;
        continue;
      }
      if (SIGNS.contains(word) && !word.equals("plus") && !word.equals("underscore")) {
        boolean spelled = word.equals("-") && i > from && words.get(i - 1).length() == 1;
        dotted |= word.equals("dot");
        domain.append(word.equals("dot") ? "." : spelled ? "" : "-");
        signed = true;
        i++;
        continue;
      }
      if (dotted && !signed) {
        break;
      }
      Optional<Spelling.Letters> letters = Spelling.at(words, i);
      if (letters.isPresent() && (letters.get().signs() > 1 || word.length() == 1 || signed)) {
        Matcher ending = ENDING.matcher(letters.get().text());
        boolean more = dotted && signed && ending.find();
        domain.append(more ? ending.group() : letters.get().text());
        i = more ? words.size() : letters.get().to();
      } else if (!dotted && ++plain > 3) {
        break;
      } else {
        if (PROVIDERS.containsKey(domain.toString())) {
          break;
        }
        domain.append(word.replace("'", ""));
        i++;
      }
      signed = false;
    }
    String found = domain.toString().replaceAll("[.-]+$", "");
    if (PROVIDERS.containsKey(found)) {
      return new Domain(PROVIDERS.get(found), found.equals("gmail") || found.equals("icloud"));
    }
    return found.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)*\\.[a-z]{2,24}")
        ? new Domain(found, true)
        : null;
  }
}
