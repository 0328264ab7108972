package dev.parley.brain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * JSON in whose texts nothing can be taken for more than text: the brackets by which servers mark
 * where a message ends and another begins ({@code <|im_end|>}, {@code [INST]}) are written as
 * escapes, which mean the same and mark nothing.
 */
public final class QuotedJson {
  private static final String MARKS = "<>[]{}|";
  private static final ObjectWriter WRITER;

  static {
    ObjectMapper mapper = new ObjectMapper();
    mapper.getFactory().setCharacterEscapes(new Escapes());
    WRITER = mapper.writer();
  }

  private QuotedJson() {}

  /** A tree as such JSON. */
  public static String of(JsonNode tree) {
    try {
      return WRITER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      MARKS.chars().forEach(mark -> escapes[mark] = CharacterEscapes.ESCAPE_STANDARD);
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
