package dev.parley.bench.callee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The words of the prompts of Asterisk, as their list tells them and their reader said them. */
public final class PromptTexts {
  /** Texts that describe a sound, and a prompt whose text is not what is said in it. */
  private static final Pattern NO_WORDS = Pattern.compile("^[\\[<(]|note:|^letters/ascii|silence/");

  /** Where the list of words errs in spelling. */
  private static final Map<String, String> ERRATA =
      Map.of(
          "umute", "unmute",
          "represenatives", "representatives",
          "witheld", "withheld",
          "Un-indentified", "Unidentified",
          "fourtieth", "fortieth");

  /** Names of protocols that nobody but their makers pronounces. */
  private static final Pattern JARGON = Pattern.compile("^spy-");

  private PromptTexts() {}

  /** Whether a name or a text is not what is said. */
  public static boolean noWords(String text) {
    return NO_WORDS.matcher(text).find();
  }

  /**
   * The words of each prompt, by its name.
   *
   * @param list as its package has it, compressed
   */
  public static Map<String, String> read(Path list) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(list))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith(";")) {
          String text = line.substring(colon + 1).strip();
          for (Map.Entry<String, String> wrong : ERRATA.entrySet()) {
            text = text.replace(wrong.getKey(), wrong.getValue());
          }
          String name = line.substring(0, colon);
          if (!noWords(text) && !JARGON.matcher(name).find()) {
            texts.put(
                name,
                text.replaceAll("\\[.*?]|\\(.*?\\)", "")
                    .replace("*", " star ")
                    .replace("#", " pound "));
          }
        }
      }
    }
    return texts;
  }
}
