package dev.parley.tts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** English in words to the phonemes that the voice was taught; figures are written out before. */
final class Phonemizer {
  /** The parts of a word: letters with what belongs to them, at changes of case and at hyphens. */
  private static final Pattern PARTS =
      Pattern.compile(
          "^['‘’]+|\\p{Lu}(?=\\p{Lu}\\p{Ll})|(?:^-)?(?:\\d?[,.]?\\d)+|[-_]+|['‘’]{2,}"
              + "|\\p{L}*?(?:['‘’]\\p{L})*?\\p{Ll}(?=\\p{Lu})|\\p{L}+(?:['‘’]\\p{L})*"
              + "|[^\\p{L}\\d_\\-'‘’]|['‘’]+$");

  private static final Pattern LETTERS = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");
  private static final String SILENT = "',-._‘’/";
  private static final String MARKS = ";:,.!?—…\"“”";
  private static final Map<String, String> MARK_TAGS =
      Map.ofEntries(
          Map.entry("-LRB-", "("),
          Map.entry("-RRB-", ")"),
          Map.entry("``", "“"),
          Map.entry("\"\"", "”"),
          Map.entry("''", "”"),
          Map.entry(".", ""),
          Map.entry(",", ""),
          Map.entry(":", ""),
          Map.entry("$", ""),
          Map.entry("#", ""),
          Map.entry("NFP", ""));

  /** Stressed parts weigh more than any other. */
  private static final int STRESSED = 1000;

  private final Tokenizer tokenizer;
  private final Tagger tagger;
  private final Lexicon lexicon;
  private final UnknownWords unknown;

  Phonemizer(Tokenizer tokenizer, Tagger tagger, Lexicon lexicon, UnknownWords unknown) {
    this.tokenizer = tokenizer;
    this.tagger = tagger;
    this.lexicon = lexicon;
    this.unknown = unknown;
  }

  /** A part of a word, with its phonemes once they are known. */
  private static final class Part {
    private final String text;
    private final String tag;
    private @Nullable String phonemes;

    Part(String text, String tag, @Nullable String phonemes) {
      this.text = text;
      this.tag = tag;
      this.phonemes = phonemes;
    }
  }

  /** A word of one or more parts, or a mark. */
  private static final class Word {
    private final List<Part> parts = new ArrayList<>();
    private boolean spaced;
    private boolean open = true;
    private String phonemes = "";
  }

  /** The phonemes of a sentence. */
  String phonemes(String sentence) {
    List<Word> words = words(sentence);
    Following following = Following.END;
    for (Word word : words.reversed()) {
      following = read(word, following);
    }
    return words.stream()
        .map(word -> word.phonemes + (word.spaced ? " " : ""))
        .collect(Collectors.joining())
        .replace('ɾ', 'T')
        .replace('ʔ', 't')
        .strip();
  }

  private List<Word> words(String sentence) {
    List<Token> tokens = tokenizer.tokens(sentence);
    List<String> tags = tagger.tags(tokens.stream().map(Token::text).toList());
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String tag = tags.get(i);
      List<String> parts = PARTS.matcher(token.text()).results().map(MatchResult::group).toList();
      for (String part : parts.isEmpty() ? List.of(token.text()) : parts) {
        add(words, new Part(part, tag, mark(part, tag)));
      }
      words.getLast().spaced = token.spaced();
    }
    return words;
  }

  private static void add(List<Word> words, Part part) {
    boolean joins =
        part.phonemes == null
            && !words.isEmpty()
            && words.getLast().open
            && !words.getLast().spaced;
    if (!joins) {
      words.add(new Word());
    }
    words.getLast().open = part.phonemes == null;
    words.getLast().parts.add(part);
  }

  /** What a mark makes of the voice; null for what is a word. */
  private static @Nullable String mark(String text, String tag) {
    if (tag.equals(":") && (text.equals("-") || text.equals("–"))) {
      return "—";
    }
    String known = MARK_TAGS.get(tag);
    boolean word = text.chars().allMatch(c -> c < 128 && Character.isLetter(c));
    if (known == null || word) {
      return null;
    }
    return known.isEmpty()
        ? text.chars()
            .filter(c -> MARKS.indexOf(c) >= 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
        : known;
  }

  /** Finds a word's phonemes; says what the word before is followed by. */
  private Following read(Word word, Following following) {
    List<Part> parts = word.parts;
    if (!word.open) {
      word.phonemes = String.valueOf(parts.getFirst().phonemes);
      return following.before(parts.getFirst().text, parts.getFirst().tag, word.phonemes);
    }
    Following next = following;
    int from = 0;
    int to = parts.size();
    while (from < to) {
      String text = text(parts.subList(from, to));
      String tag = tag(parts.subList(from, to));
      String found = letter(text, next) ? "ˈA" : lexicon.phonemes(text, tag, next);
      if (found != null) {
        parts.get(from).phonemes = found;
        parts.subList(from + 1, to).forEach(part -> part.phonemes = "");
        next = next.before(text, tag, found);
        to = from;
        from = 0;
      } else if (from + 1 < to) {
        from++;
      } else {
        to--;
        if (!silent(parts.get(to).text)) {
          word.phonemes = unlisted(text(parts));
          return next.before(text(parts), tag(parts), word.phonemes);
        }
        boolean last = to == parts.size() - 1 && MARKS.contains(parts.get(to).text);
        parts.get(to).phonemes = last ? parts.get(to).text : "";
        from = 0;
      }
    }
    word.phonemes = joined(parts);
    return next;
  }

  /** A capital A before a pause is the letter, as in an address that is spelled. */
  private static boolean letter(String text, Following following) {
    return text.equals("A") && following.sound() == Following.Sound.PAUSE;
  }

  private String unlisted(String text) {
    return LETTERS
        .matcher(text)
        .results()
        .map(match -> unknown.phonemes(match.group()))
        .collect(Collectors.joining(" "));
  }

  /** Parts of one name or compound: at most half of them keep their main stress. */
  private static String joined(List<Part> parts) {
    String text = text(parts);
    boolean apart = text.contains("/") || kinds(text) > 1;
    List<Part> spoken = parts.stream().filter(Phonemizer::sounds).toList();
    if (apart) {
      return spoken.stream().map(part -> part.phonemes).collect(Collectors.joining(" "));
    }
    long stressed = spoken.stream().filter(part -> weight(part) >= STRESSED).count();
    if (spoken.size() == 2 && spoken.getFirst().text.length() == 1) {
      lower(spoken.getLast());
    } else if (spoken.size() > 1 && stressed > (spoken.size() + 1) / 2) {
      spoken.stream()
          .sorted(Comparator.comparingInt(Phonemizer::weight))
          .limit(spoken.size() / 2)
          .forEach(Phonemizer::lower);
    }
    return spoken.stream().map(part -> part.phonemes).collect(Collectors.joining());
  }

  private static int weight(Part part) {
    String phonemes = String.valueOf(part.phonemes);
    boolean stressed = phonemes.indexOf(Stress.PRIMARY) >= 0;
    return Stress.weight(phonemes) + (stressed ? STRESSED : 0);
  }

  private static void lower(Part part) {
    part.phonemes = Stress.LOWERED.of(String.valueOf(part.phonemes));
  }

  private static boolean sounds(Part part) {
    return part.phonemes != null && !part.phonemes.isEmpty();
  }

  /** How many of letters, digits and marks a text has. */
  private static long kinds(String text) {
    return text.chars()
        .filter(c -> SILENT.indexOf(c) < 0)
        .map(c -> Character.isLetter(c) ? 0 : Character.isDigit(c) ? 1 : 2)
        .distinct()
        .count();
  }

  private static boolean silent(String text) {
    return text.chars().allMatch(c -> SILENT.indexOf(c) >= 0);
  }

  private static String text(List<Part> parts) {
    return parts.stream().map(part -> part.text).collect(Collectors.joining());
  }

  /** The tag of the part with the most letters, capitals counting twice. */
  private static String tag(List<Part> parts) {
    Part most = parts.getFirst();
    int heaviest = -1;
    for (Part part : parts) {
      int weight = part.text.chars().map(c -> Character.isUpperCase(c) ? 2 : 1).sum();
      if (weight > heaviest) {
        heaviest = weight;
        most = part;
      }
    }
    return most.tag;
  }
}
