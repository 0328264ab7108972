package dev.parley.llm;

import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import java.time.InstantSource;

/** What servers of language models speak. */
public enum ChatProtocol {
  /** OpenAI's chat completions, which many others speak too. */
  OPENAI {
    @Override
    LanguageModel at(Endpoint endpoint, OutboundClient client, InstantSource clock) {
      return new ChatCompletions(endpoint, client, clock);
    }
  },
  /** Anthropic's messages. */
  ANTHROPIC {
    @Override
    LanguageModel at(Endpoint endpoint, OutboundClient client, InstantSource clock) {
      return new AnthropicMessages(endpoint, client, clock);
    }
  };

  abstract LanguageModel at(Endpoint endpoint, OutboundClient client, InstantSource clock);
}
