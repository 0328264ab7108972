package dev.parley.cli;

import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.brain.ModelBrain;
import dev.parley.call.SteadyClock;
import dev.parley.llm.ChatResult;
import dev.parley.llm.ChatServer;
import dev.parley.llm.LanguageModel;
import dev.parley.llm.RestingModel;
import dev.parley.outbound.OutboundClient;
import java.time.Clock;
import java.time.Duration;

/**
 * Asks language models whether they are ready: once to wake one, and once to see how long it takes.
 */
final class LanguageModelCheck {
  /** A model may have to be read from a disk. */
  private static final Duration TO_WAKE = Duration.ofSeconds(60);

  private LanguageModelCheck() {}

  static void check(Config config, Findings findings) throws InterruptedException {
    for (ChatServer server : config.languageModels()) {
      check(server, findings);
    }
  }

  private static void check(ChatServer server, Findings findings) throws InterruptedException {
    try (OutboundClient client = OutboundClient.ofOperator(System.getenv())) {
      LanguageModel model = server.model(client, SteadyClock.from(Clock.systemUTC()));
      ChatResult woken = model.ask(RestingModel.readiness(TO_WAKE));
      tell(
          server,
          woken instanceof ChatResult.Answered ? model.ask(RestingModel.readiness(TO_WAKE)) : woken,
          findings);
    }
  }

  private static void tell(ChatServer server, ChatResult result, Findings findings) {
    String what = "language model " + server.name();
    switch (result) {
      case ChatResult.Answered(_, ChatResult.Spent spent)
          when spent.whole().compareTo(ModelBrain.PATIENCE) <= 0 ->
          findings.good(
              "%s answers; first words after %d ms, all after %d ms"
                  .formatted(what, spent.first().toMillis(), spent.whole().toMillis()));
      case ChatResult.Answered(_, ChatResult.Spent spent) ->
          findings.wrong(
              "The %s takes %d ms to say that it is ready, and in calls its answers count within %d ms. Use a smaller model, one that does not think before it answers, or a faster machine."
                  .formatted(what, spent.whole().toMillis(), ModelBrain.PATIENCE.toMillis()));
      case ChatResult.Late _,
          ChatResult.Refused _,
          ChatResult.Unreadable _,
          ChatResult.Unreachable _,
          ChatResult.Resting _,
          ChatResult.OverBudget _ ->
          findings.wrong(
              "The %s gives no answer (%s). Maybe PARLEY_MODEL_URL (it ends in /v1 as a rule), PARLEY_MODEL_NAME, PARLEY_MODEL_PROTOCOL or the key are wrong, or nothing is served there. Calls go on without it, by the embedded brain alone."
                  .formatted(what, result.words()));
    }
  }
}
