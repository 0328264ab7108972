package dev.parley.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds an e-mail address, written or said: "john dot smith at gmail dot com". */
final class Emails {
  private static final Pattern WRITTEN =
      Pattern.compile("[\\p{Alnum}._%+-]+@[\\p{Alnum}-]+(\\.[\\p{Alnum}-]+)*\\.\\p{Alpha}{2,24}");
  private static final Map<String, String> SIGNS =
      Map.of(
          "dot",
          ".",
          "period",
          ".",
          "underscore",
          "_",
          "dash",
          "-",
          "hyphen",
          "-",
          "minus",
          "-",
          "plus",
          "+");
  private static final Set<String> LEADING =
      Set.of(
          "is", "it's", "its", "email", "mail", "address", "to", "at", "me", "use", "uh", "um",
          "yes", "yeah", "sure", "okay", "that's", "my", "the", "e", "it");

  private Emails() {}

  static Optional<String> of(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    Matcher written = WRITTEN.matcher(plain);
    if (written.find()) {
      return Optional.of(written.group());
    }
    List<String> words =
        List.of(
            plain
                .replace("@", " at ")
                .replaceAll("(?<=\\p{Alnum})\\.(?=\\p{Alnum})", " dot ")
                .replaceAll("(?<=\\p{Alnum})-(?=\\p{Alnum})", " dash ")
                .replaceAll("(?<=\\p{Alnum})_(?=\\p{Alnum})", " underscore ")
                .replaceAll("[^\\p{Alnum}' ]+", " ")
                .strip()
                .split("\\s+", -1));
    for (int at = words.size() - 1; at > 0; at--) {
      if (words.get(at).equals("at")) {
        String domain = domain(words, at + 1);
        String local = local(words, at);
        if (!domain.isEmpty() && !local.isEmpty()) {
          return Optional.of(local + "@" + domain);
        }
      }
    }
    return Optional.empty();
  }

  /** The domain that begins at a word; empty if it is none. */
  private static String domain(List<String> words, int from) {
    StringBuilder domain = new StringBuilder();
    boolean dotted = false;
    int i = from;
    while (i < words.size()) {
      String word = words.get(i);
      boolean sign = word.equals("dot") || word.equals("dash") || word.equals("hyphen");
      boolean joined =
          i == from
              || SIGNS.containsKey(words.get(i - 1))
              || (letter(word) && letter(words.get(i - 1)));
      if (sign) {
        dotted |= word.equals("dot");
        domain.append(SIGNS.get(word));
      } else if (joined || (!dotted && i < from + 3)) {
        domain.append(word);
      } else {
        break;
      }
      i++;
    }
    String found = domain.toString();
    return found.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,24}") ? found : "";
  }

  /** The name that ends before a word; empty if there is none. */
  private static String local(List<String> words, int at) {
    StringBuilder local = new StringBuilder();
    int i = at - 1;
    while (i >= 0) {
      String word = words.get(i);
      String sign = SIGNS.get(word);
      boolean glued =
          !local.isEmpty()
              && (SIGNS.containsKey(words.get(i + 1))
                  || (letter(word) && letter(words.get(i + 1)))
                  || words.get(i + 1).matches("\\d+"));
      if (sign != null && !local.isEmpty()) {
        local.insert(0, sign);
      } else if ((local.isEmpty() || glued) && !(LEADING.contains(word) && !letter(word))) {
        local.insert(0, number(word));
      } else {
        break;
      }
      i--;
    }
    String found = local.toString();
    return found.matches("[a-z0-9]([a-z0-9._+-]*[a-z0-9])?") ? found : "";
  }

  private static boolean letter(String word) {
    return word.length() == 1 || Numerals.digit(word) >= 0;
  }

  private static String number(String word) {
    int digit = word.length() > 1 && !word.equals("oh") ? Numerals.digit(word) : -1;
    return digit >= 0 ? Integer.toString(digit) : word.replace("'", "");
  }
}
