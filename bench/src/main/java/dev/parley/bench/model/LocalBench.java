package dev.parley.bench.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.call.SteadyClock;
import dev.parley.llm.ChatCompletions;
import dev.parley.llm.ChatRequest;
import dev.parley.llm.ChatResult;
import dev.parley.llm.LanguageModel;
import dev.parley.llm.RestingModel;
import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has the protocol spoken with a real model, and looks whether both sides say the same. */
final class LocalBench {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int WORDS = 60;
  private static final int ENOUGH = 8;

  private final LocalModel served;
  private final OutboundClient client;
  private final InstantSource steady = SteadyClock.from(Clock.systemUTC());
  private final Table table = new Table("with a real model", "came to", "first ms", "all ms");
  private final ObjectNode figures = new ObjectMapper().createObjectNode();

  LocalBench(LocalModel served, OutboundClient client) {
    this.served = served;
    this.client = client;
  }

  /** A client that has not learnt yet what the server takes. */
  LanguageModel model() {
    return new ChatCompletions(new Endpoint(served.url(), "smollm2", null), client, steady);
  }

  void run(Report report) throws InterruptedException {
    LanguageModel model = model();
    structured("JSON by a schema, nothing read before", model);
    structured("the same again", model);
    for (LocalModel.Takes least : List.of(LocalModel.Takes.OBJECT, LocalModel.Takes.TEXT)) {
      served.takesOnly(least);
      structured("JSON from a server that takes %s".formatted(words(least)), model());
    }
    served.takesOnly(LocalModel.Takes.SCHEMA);
    streamed(model);
    cutOff(model);
    structured("JSON after that", model);
    report.heading("The protocol");
    report.table(table);
    report.put("protocol", figures);
  }

  private static String words(LocalModel.Takes least) {
    return switch (least) {
      case SCHEMA -> "a schema";
      case OBJECT -> "no schema";
      case TEXT -> "no format at all";
    };
  }

  private void structured(String what, LanguageModel model) throws InterruptedException {
    row(what, model.ask(RestingModel.readiness(LONG)));
  }

  private void row(String what, ChatResult result) throws InterruptedException {
    LocalRuntime.Written written = written();
    switch (result) {
      case ChatResult.Answered(ObjectNode json, ChatResult.Spent spent) -> {
        boolean same =
            spent.promptTokens() == written.read() && spent.answerTokens() == written.written();
        String came =
            "%s; %d + %d tokens, %s"
                .formatted(
                    json.has(ChatResult.WORDS) ? "words" : json,
                    spent.promptTokens(),
                    spent.answerTokens(),
                    same ? "as the model counts" : "but the model counts " + written);
        table.row(what, came, spent.first().toMillis(), spent.whole().toMillis());
        figures.put(what, came);
      }
      case ChatResult.Late _,
          ChatResult.Refused _,
          ChatResult.Unreadable _,
          ChatResult.Unreachable _,
          ChatResult.Resting _,
          ChatResult.OverBudget _ -> {
        table.row(what, result.words(), "-", "-");
        figures.put(what, result.words());
      }
    }
  }

  private LocalRuntime.Written written() throws InterruptedException {
    LocalRuntime.Written written = served.written().poll(1, TimeUnit.MINUTES);
    return written == null ? new LocalRuntime.Written(0, 0, "nothing") : written;
  }

  private static ChatRequest story() {
    return ChatRequest.forWords(
        "You tell stories.",
        List.of(ChatRequest.Message.user("Tell me about a lighthouse.")),
        WORDS,
        LONG);
  }

  /** Ends by the limit of its tokens, which is no whole answer; its pieces count. */
  private void streamed(LanguageModel model) throws InterruptedException {
    List<String> pieces = new ArrayList<>();
    ChatResult result = model.write(story(), pieces::add);
    LocalRuntime.Written written = written();
    String came =
        "%d pieces of %d tokens; %s".formatted(pieces.size(), written.written(), result.words());
    table.row("words as they are written", came, "-", "-");
    figures.put("words", came);
  }

  private void cutOff(LanguageModel model) throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(ENOUGH);
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                model.write(story(), _ -> enough.countDown());
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    enough.await();
    reader.interrupt();
    LocalRuntime.Written written = written();
    String came = "%s after %d of %d tokens".formatted(written.end(), written.written(), WORDS);
    table.row("cut off after %d pieces".formatted(ENOUGH), came, "-", "-");
    figures.put("cut_off", came);
  }
}
