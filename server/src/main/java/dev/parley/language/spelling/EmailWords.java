package dev.parley.language.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a turn for e-mail addresses: signs between letters are words, and so are marks. */
public final class EmailWords {
  static final String STOP = "|";

  private static final Set<String> SIGNS = Set.of("at", "dot", "underscore", "dash", "plus");

  private EmailWords() {}

  public static List<String> of(String text) {
    String plain =
        SpelledMarks.without(text.toLowerCase(Locale.ROOT).replace('’', '\''))
            .replaceAll("(?<=\\w)\\s*\\.\\s*(?=(com|org|net|edu|co|io|uk|au|ie|de)\\b)", " dot ")
            .replaceAll("(?<=[\\p{Alnum}])\\.(?=[\\p{Alnum}])", " dot ")
            .replaceAll("(?<=[\\p{Alnum}])[-–](?=[\\p{Alnum}])", " - ")
            .replace("_", " underscore ")
            .replace("@", " at ")
            .replace("+", " plus ")
            .replace("&", " and ")
            .replaceAll("[.!?;:]+", " | ")
            .replace(",", " , ")
            .replaceAll("[^\\p{L}\\p{N}'|,-]+", " ")
            .replaceAll("\\b(under score)\\b", "underscore")
            .replaceAll("\\b(full stop|period|point)\\b", "dot")
            .replaceAll("\\b(hyphen|minus)\\b", "dash")
            .replaceAll("(?: ,)? then an? (?=(?:dot|dash|underscore|plus)\\b)", " ")
            .replaceAll(" - (?=(?:dot|dash|underscore|plus)\\b)", " ")
            .replaceAll("\\b(dot|dash|underscore|plus) - ", "$1 ")
            .replaceAll("\\b(at sign|at symbol|at the rate of|at the rate)\\b", "at")
            .replaceAll("\\bat at\\b", "at")
            .replaceAll("\\bdot ?com(e|m)?\\b", "dot com")
            .replaceAll("\\bdot co (u k|uk|nz|za|jp|il|kr|ke)\\b", "dot co dot $1")
            .replaceAll("\\bdot com (au|br|mx|ar|sg|tr|hk|tw|cn|ph)\\b", "dot com dot $1")
            .replaceAll("\\bg ?mail\\b|\\bgee mail\\b|\\bg - mail\\b", "gmail")
            .replaceAll("(?<![ -][a-z][ -]|- )\\be( - | )mail\\b(?! dot)", "email")
            .replaceAll("\\bhot mail\\b", "hotmail")
            .replaceAll("\\bout look\\b", "outlook")
            .replaceAll("\\bi ?cloud\\b|\\bi - cloud\\b", "icloud")
            .replaceAll("\\bthe (number|digit|figure) (?=\\w)", "")
            .replaceAll("\\bnumber (?=\\w)", "")
            .strip();
    List<String> words = new ArrayList<>();
    for (String word : plain.split("\\s+", -1)) {
      boolean filler = word.matches("um+|uh+m?|er+m?|ah|like|well|so");
      if (!word.isEmpty() && !(filler && !word.equals("like"))) {
        words.add(word);
      }
    }
    return RespelledWords.placed(joined(words));
  }

  /** Without the marks where recognisers end a sentence inside an address. */
  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean inside =
          words.get(i).equals(STOP)
              && i > 0
              && i + 1 < words.size()
              && (SIGNS.contains(words.get(i - 1))
                  || SIGNS.contains(words.get(i + 1))
                  || (Spelling.letter(words, i - 1) && Spelling.letter(words, i + 1)));
      if (!inside) {
        joined.add(words.get(i));
      }
    }
    return joined;
  }
}
