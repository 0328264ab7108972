package dev.parley.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.inference.InferenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a sentence into the tokens of an uncased BERT model. */
public final class WordPiece {
  /** More than a telephone reply ever has; the rest of a longer text is left out. */
  private static final int MOST_TOKENS = 256;

  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int start;
  private final int end;
  private final int unknown;

  WordPiece(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    start = control("[CLS]");
    end = control("[SEP]");
    unknown = control("[UNK]");
  }

  /** Reads the vocabulary from a {@code tokenizer.json}. */
  static WordPiece read(Path file) {
    try {
      Map<String, Integer> vocabulary = new HashMap<>();
      JsonNode tokens = new ObjectMapper().readTree(file.toFile()).at("/model/vocab");
      tokens
          .properties()
          .forEach(token -> vocabulary.put(token.getKey(), token.getValue().asInt()));
      return new WordPiece(vocabulary);
    } catch (IOException e) {
      throw new InferenceException("The vocabulary " + file + " cannot be read.", e);
    }
  }

  /** Knows the vocabulary of the uncased English BERT, which all our encoders were made with. */
  public static WordPiece uncased() {
    try (InputStream in = WordPiece.class.getResourceAsStream("vocabulary.txt")) {
      if (in == null) {
        throw new InferenceException("This build of Parley lacks the file nlu/vocabulary.txt.");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new InferenceException("The file nlu/vocabulary.txt cannot be read.", e);
    }
  }

  /** Knows the tokens whose places in a list are their ids. */
  public static WordPiece of(List<String> tokens) {
    Map<String, Integer> vocabulary = new HashMap<>();
    for (String token : tokens) {
      vocabulary.put(token, vocabulary.size());
    }
    return new WordPiece(vocabulary);
  }

  /** The ids of the tokens of a sentence alone. */
  public List<Integer> ids(String sentence) {
    List<Integer> ids = new ArrayList<>();
    for (String word : words(sentence)) {
      ids.addAll(pieces(word));
    }
    return ids;
  }

  /** The tokens, with the model's start and end. */
  public long[] tokens(String sentence) {
    List<Integer> ids = new ArrayList<>();
    ids.add(start);
    ids.addAll(ids(sentence));
    int count = Math.min(ids.size(), MOST_TOKENS - 1);
    long[] tokens = new long[count + 1];
    for (int i = 0; i < count; i++) {
      tokens[i] = ids.get(i);
    }
    tokens[count] = end;
    return tokens;
  }

  /** Words without case and accents; each punctuation mark is a word. */
  static List<String> words(String sentence) {
    String plain =
        Normalizer.normalize(sentence.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}", "");
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    plain
        .codePoints()
        .forEach(c -> {
          boolean alone = standsAlone(c);
          if ((alone || breaks(c)) && !word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
          }
          if (alone) {
            words.add(Character.toString(c));
          } else if (!breaks(c)) {
            word.appendCodePoint(c);
          }
        });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean breaks(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Punctuation, every ASCII mark counted as such, and ideographs. */
  private static boolean standsAlone(int c) {
    if (c < 128) {
      return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> Character.isIdeographic(c);
    };
  }

  /** The longest known beginning, then the longest known continuation, and so on. */
  private List<Integer> pieces(String word) {
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = word.length();
      Integer id = null;
      while (to > from && id == null) {
        id = vocabulary.get((from > 0 ? "##" : "") + word.substring(from, to));
        to--;
      }
      if (id == null || word.length() > LONGEST_WORD) {
        return List.of(unknown);
      }
      pieces.add(id);
      from = to + 1;
    }
    return pieces;
  }

  private int control(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new InferenceException("The vocabulary has no token " + token + ".");
    }
    return id;
  }
}
