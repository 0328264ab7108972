package dev.parley.tts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a sentence into words and marks, contractions into their parts, as those who tagged the text
 * did from which the {@link Tagger} learnt.
 */
final class Tokenizer {
  private static final String MARKS = "…,:;!?¿¡()[]{}<>_#*&'\"”“`‘´’„«»";
  private static final String FIRST = MARKS + "§%=—–+$£€";
  private static final String LAST = MARKS + "—–";

  /** Where a word is cut inside. */
  private static final Pattern CUT =
      Pattern.compile(
          "\\.\\.+|…|(?<=[a-z\"'])\\.(?=[A-Z\"'])|(?<=\\p{L}),(?=\\p{L})"
              + "|(?<=[\\p{L}\\d])(?:---|--|——|-|–|—|~)(?=\\p{L})|(?<=[\\p{L}\\d])[:<>=/](?=\\p{L})");

  private final Map<String, List<String>> special = new HashMap<>();

  /** Takes what is cut in a way of its own, each with its parts. */
  Tokenizer(JsonNode exceptions) {
    exceptions
        .properties()
        .forEach(entry -> {
          List<String> parts = new ArrayList<>();
          entry.getValue().forEach(part -> parts.add(part.asText()));
          special.put(entry.getKey(), List.copyOf(parts));
        });
  }

  /** The tokens of a sentence. */
  List<Token> tokens(String sentence) {
    List<Token> tokens = new ArrayList<>();
    for (String chunk : sentence.strip().split(" +", -1)) {
      List<String> parts = chunk.isEmpty() ? List.of() : parts(chunk);
      for (int i = 0; i < parts.size(); i++) {
        tokens.add(new Token(parts.get(i), i == parts.size() - 1));
      }
    }
    return tokens;
  }

  private List<String> parts(String chunk) {
    List<String> before = new ArrayList<>();
    Deque<String> after = new ArrayDeque<>();
    String rest = chunk;
    boolean changed = true;
    while (changed && !rest.isEmpty() && !special.containsKey(rest)) {
      int first = first(rest);
      before.addAll(first == 0 ? List.of() : List.of(rest.substring(0, first)));
      rest = rest.substring(first);
      int last = special.containsKey(rest) ? 0 : last(rest);
      if (last > 0) {
        after.push(rest.substring(rest.length() - last));
        rest = rest.substring(0, rest.length() - last);
      }
      changed = first + last > 0;
    }
    if (!rest.isEmpty()) {
      before.addAll(special.getOrDefault(rest, List.of()));
      if (!special.containsKey(rest)) {
        cut(rest, before);
      }
    }
    before.addAll(after);
    return rejoined(before);
  }

  /** How many characters at the beginning are a mark. */
  private static int first(String text) {
    if (text.startsWith("..")) {
      int end = 2;
      while (end < text.length() && text.charAt(end) == '.') {
        end++;
      }
      return end;
    }
    return FIRST.indexOf(text.charAt(0)) >= 0 ? 1 : 0;
  }

  /** How many characters at the end are a mark or a genitive; a dot after an initial is neither. */
  private static int last(String text) {
    int length = text.length();
    if (length == 0) {
      return 0;
    }
    char last = text.charAt(length - 1);
    if (last == '.') {
      int from = length;
      while (from > 0 && text.charAt(from - 1) == '.') {
        from--;
      }
      if (length - from > 1) {
        return length - from;
      }
      boolean initial =
          (length == 2 && Character.isUpperCase(text.charAt(0)))
              || (length > 3 && text.charAt(length - 3) == '.');
      return initial || length == 1 ? 0 : 1;
    }
    if (LAST.indexOf(last) >= 0) {
      return 1;
    }
    String end = text.substring(Math.max(0, length - 2));
    return length > 2 && (end.equals("'s") || end.equals("'S")) ? 2 : 0;
  }

  private static void cut(String text, List<String> into) {
    Matcher cuts = CUT.matcher(text);
    int from = 0;
    while (cuts.find()) {
      if (cuts.start() > 0) {
        if (cuts.start() > from) {
          into.add(text.substring(from, cuts.start()));
        }
        into.add(cuts.group());
        from = cuts.end();
      }
    }
    if (from < text.length()) {
      into.add(text.substring(from));
    }
  }

  /** Abbreviations get their dots back. */
  private List<String> rejoined(List<String> parts) {
    List<String> joined = new ArrayList<>();
    int i = 0;
    while (i < parts.size()) {
      int taken = 0;
      for (int count = Math.min(3, parts.size() - i); count > 1 && taken == 0; count--) {
        List<String> whole = special.get(String.join("", parts.subList(i, i + count)));
        if (whole != null) {
          joined.addAll(whole);
          taken = count;
        }
      }
      if (taken == 0) {
        joined.add(parts.get(i));
      }
      i += Math.max(taken, 1);
    }
    return joined;
  }
}
