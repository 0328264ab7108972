package dev.parley;

import dev.parley.llm.ChatProtocol;
import dev.parley.llm.ChatServer;
import dev.parley.llm.ModelBudget;
import dev.parley.llm.Price;
import dev.parley.outbound.Endpoint;
import dev.parley.stt.HearingProtocol;
import dev.parley.stt.HearingServer;
import dev.parley.tts.VoiceProtocol;
import dev.parley.tts.VoiceServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of models that others serve. Neither a key nor a password in an address is in what
 * is told of them.
 */
final class ServedModels {
  /** What the settings of language models begin with. */
  private static final List<String> MODELS =
      List.of("PARLEY_MODEL", "PARLEY_MODEL_2", "PARLEY_MODEL_3");

  private final Function<String, @Nullable String> settings;
  private final Consumer<String> problems;

  /**
   * Reads from settings.
   *
   * @param settings the value of each, null where it is not set
   * @param problems told each, with its remedy
   */
  ServedModels(Function<String, @Nullable String> settings, Consumer<String> problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Language models that are named, in the order in which they are asked. */
  List<ChatServer> languageModels() {
    List<ChatServer> models = new ArrayList<>();
    for (String prefix : MODELS) {
      ChatServer model = languageModel(prefix);
      if (model != null) {
        models.add(model);
      }
    }
    return List.copyOf(models);
  }

  private @Nullable ChatServer languageModel(String prefix) {
    ChatProtocol protocol =
        protocol(prefix + "_PROTOCOL", ChatProtocol.values(), ChatProtocol.OPENAI);
    Price price = price(prefix + "_PRICE");
    Endpoint endpoint =
        endpoint(
            "A language model",
            prefix,
            List.of("URL", "NAME"),
            switch (protocol) {
              case OPENAI -> "http://localhost:11434/v1";
              case ANTHROPIC -> "https://api.anthropic.com/v1";
            },
            settings.apply(prefix + "_NAME"));
    return endpoint == null ? null : new ChatServer(protocol, endpoint, price);
  }

  /** How much calls may ask of language models. */
  ModelBudget modelBudget() {
    return new ModelBudget(
        limit("PARLEY_MODEL_TOKENS_PER_CALL", "PARLEY_MODEL_COST_PER_CALL"),
        limit("PARLEY_MODEL_TOKENS_PER_DAY", "PARLEY_MODEL_COST_PER_DAY"));
  }

  private ModelBudget.Limit limit(String tokens, String cost) {
    long most = amount(cost, 6, "an amount in the currency of PARLEY_MODEL_PRICE, such as 0.05");
    if (settings.apply(cost) != null
        && MODELS.stream().allMatch(model -> settings.apply(model + "_PRICE") == null)) {
      problems.accept(
          "%s is set, and PARLEY_MODEL_PRICE is not, so nothing is known to cost anything; set that too, or limit tokens by %s."
              .formatted(cost, tokens));
    }
    return new ModelBudget.Limit(amount(tokens, 0, "a whole number, such as 20000"), most);
  }

  /** An amount of so many decimals, as a whole number of the last of them. */
  private long amount(String name, int decimals, String shape) {
    String text = settings.apply(name);
    if (text == null) {
      return Long.MAX_VALUE;
    }
    try {
      long amount = new BigDecimal(text).movePointRight(decimals).longValueExact();
      if (amount >= 0) {
        return amount;
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // told below
    }
    problems.accept("%s is \"%s\"; it must be %s.".formatted(name, text, shape));
    return Long.MAX_VALUE;
  }

  /** What a million tokens cost, read and written. */
  private Price price(String name) {
    String text = settings.apply(name);
    if (text == null) {
      return Price.NONE;
    }
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        return new Price(new BigDecimal(parts[0].strip()), new BigDecimal(parts[1].strip()));
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    problems.accept(
        "%s is \"%s\"; it must be the price of a million tokens that the model reads and of a million that it writes, such as 0.15/0.60."
            .formatted(name, text));
    return Price.NONE;
  }

  /** A voice, if one is named. */
  @Nullable VoiceServer voice() {
    VoiceProtocol protocol =
        protocol("PARLEY_VOICE_PROTOCOL", VoiceProtocol.values(), VoiceProtocol.OPENAI);
    String name = settings.apply("PARLEY_VOICE_NAME");
    String model = settings.apply("PARLEY_VOICE_MODEL");
    boolean ofItsOwn = protocol != VoiceProtocol.DEEPGRAM;
    Endpoint endpoint =
        endpoint(
            "A voice of a server",
            "PARLEY_VOICE",
            ofItsOwn ? List.of("URL", "MODEL", "NAME") : List.of("URL", "NAME"),
            switch (protocol) {
              case OPENAI -> "https://api.openai.com/v1";
              case ELEVENLABS -> "https://api.elevenlabs.io/v1";
              case DEEPGRAM -> "https://api.deepgram.com/v1";
            },
            model == null ? name : model);
    return endpoint == null || name == null ? null : new VoiceServer(protocol, endpoint, name);
  }

  /** A recogniser, if one is named. */
  @Nullable HearingServer hearing() {
    HearingProtocol protocol =
        protocol("PARLEY_HEARING_PROTOCOL", HearingProtocol.values(), HearingProtocol.OPENAI);
    Endpoint endpoint =
        endpoint(
            "A recogniser of a server",
            "PARLEY_HEARING",
            List.of("URL", "MODEL"),
            switch (protocol) {
              case OPENAI -> "https://api.openai.com/v1";
              case DEEPGRAM -> "https://api.deepgram.com/v1";
            },
            settings.apply("PARLEY_HEARING_MODEL"));
    return endpoint == null ? null : new HearingServer(protocol, endpoint);
  }

  private <P extends Enum<P>> P protocol(String name, P[] known, P usual) {
    String value = settings.apply(name);
    List<String> names = new ArrayList<>();
    for (P each : known) {
      names.add(each.name().toLowerCase(Locale.ROOT));
      if (names.getLast().equals(value)) {
        return each;
      }
    }
    if (value != null) {
      problems.accept(
          "%s is \"%s\"; it can be %s.".formatted(name, value, String.join(" or ", names)));
    }
    return usual;
  }

  /**
   * Where something is served.
   *
   * @param needed the ends of the names of what must be set, the address among them
   */
  private @Nullable Endpoint endpoint(
      String what, String prefix, List<String> needed, String example, @Nullable String model) {
    String url = settings.apply(prefix + "_URL");
    String key = settings.apply(prefix + "_KEY");
    String file = settings.apply(prefix + "_KEY_FILE");
    long set = needed.stream().filter(end -> settings.apply(prefix + "_" + end) != null).count();
    if (set < needed.size() || url == null || model == null) {
      if (set > 0 || key != null || file != null) {
        problems.accept(
            "%s needs %s; set all of them, or none of them and no %s_KEY or %s_KEY_FILE."
                .formatted(what, all(prefix, needed), prefix, prefix));
      }
      return null;
    }
    if (key != null && file != null) {
      problems.accept("Set only one of %s_KEY and %s_KEY_FILE.".formatted(prefix, prefix));
    }
    Endpoint.Key checked = key(prefix, file == null ? key : content(prefix, file), file != null);
    try {
      return new Endpoint(new URI(url), model, checked);
    } catch (URISyntaxException | IllegalArgumentException _) {
      problems.accept(
          "%s_URL must be an address such as %s, without password and query."
              .formatted(prefix, example));
      return null;
    }
  }

  private static String all(String prefix, List<String> ends) {
    List<String> names = ends.stream().map(end -> prefix + "_" + end).toList();
    return "%s and %s"
        .formatted(String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
  }

  private Endpoint.@Nullable Key key(String prefix, @Nullable String text, boolean ofFile) {
    try {
      return text == null ? null : new Endpoint.Key(text);
    } catch (IllegalArgumentException e) {
      problems.accept(
          "%s is no key: %s."
              .formatted(
                  ofFile ? "What is in %s_KEY_FILE".formatted(prefix) : prefix + "_KEY",
                  e.getMessage()));
      return null;
    }
  }

  private @Nullable String content(String prefix, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException _) {
      problems.accept(
          "%s_KEY_FILE is \"%s\", which cannot be read; name a file that this user may read."
              .formatted(prefix, file));
      return null;
    }
  }
}
