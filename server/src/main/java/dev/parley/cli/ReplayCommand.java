package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.conversation.JournalReplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether this Parley would have held a conversation as it was held. */
@Command(
    name = "replay",
    description = {
      "Holds the conversation of a call again from its journal, without a telephone, and compares"
          + " every command with the one in the journal. Exits with 0 if all are the same."
    },
    footer = {
      "",
      "A journal is what GET /call/{id}/journal answers:",
      "  curl -H \"x-api-token: $TOKEN\" localhost:8080/call/$ID/journal | ./parley replay -"
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The journal; - reads it from standard input.")
  private String file = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JournalReplay.Result result;
    try {
      result = JournalReplay.run(journal());
    } catch (JsonProcessingException e) {
      out.println("%s is no JSON: %s".formatted(file, e.getOriginalMessage()));
      return 1;
    } catch (JournalReplay.InvalidJournalException e) {
      out.println("%s: %s".formatted(file, e.getMessage()));
      return 1;
    }
    JournalReplay.Difference difference = result.difference();
    if (difference != null) {
      tell(difference, out);
      return 1;
    }
    out.println(
        result.steps() == 0
            ? "Nobody was talked to, so there is nothing to replay."
            : "All %d steps lead to the same commands.".formatted(result.steps()));
    return 0;
  }

  /** The journal, alone or as the HTTP interface wraps it. */
  private JsonNode journal() throws IOException {
    byte[] text = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    JsonNode json = new ObjectMapper().readTree(text);
    return json.has("data") ? json.path("data") : json;
  }

  private static void tell(JournalReplay.Difference difference, PrintWriter out) {
    out.println("Step %d leads to other commands.".formatted(difference.step()));
    out.println("  event   " + difference.event());
    List<String> kept = difference.kept();
    List<String> again = difference.again();
    for (int i = 0; i < Math.max(kept.size(), again.size()); i++) {
      String before = i < kept.size() ? kept.get(i) : "(none)";
      String now = i < again.size() ? again.get(i) : "(none)";
      if (before.equals(now)) {
        out.println("  same    " + now);
      } else {
        out.println("  was     " + before);
        out.println("  is now  " + now);
      }
    }
  }
}
