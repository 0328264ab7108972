package dev.parley.stt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The Llama vocabulary: what each token of {@link Moonshine} stands for. */
final class Vocabulary {
  /** The tokens up to here are "unknown", "start" and "end". */
  private static final int CONTROL = 3;

  private static final String CONSTANT = "llama_vocab_base64 = \"";
  private static final char SPACE = '\u2581';

  private final String[] tokens;

  private Vocabulary(String[] tokens) {
    this.tokens = tokens;
  }

  /** Reads the vocabulary out of the JavaScript it is published in: lines of tokens in Base64. */
  static Vocabulary read(Path script) {
    try {
      String text = Files.readString(script);
      int start = text.indexOf(CONSTANT) + CONSTANT.length();
      int end = text.indexOf('"', start);
      if (start < CONSTANT.length() || end < 0) {
        throw new SttException("The file " + script + " holds no vocabulary.");
      }
      byte[] lines = Base64.getDecoder().decode(text.substring(start, end));
      return new Vocabulary(new String(lines, StandardCharsets.UTF_8).split("\n", -1));
    } catch (IOException e) {
      throw new SttException("The vocabulary " + script + " cannot be read.", e);
    }
  }

  String text(List<Integer> ids) {
    var bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id >= CONTROL && id < tokens.length) {
        String token = tokens[id];
        if (token.startsWith("<0x") && token.length() == 6) {
          bytes.write(Integer.parseInt(token, 3, 5, 16));
        } else {
          bytes.writeBytes(token.replace(SPACE, ' ').getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
