package dev.parley.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.Config;
import dev.parley.SecretFile;
import dev.parley.Storage;
import dev.parley.models.ModelStore;
import dev.parley.records.NewAccess;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a new token, and a new password, for whoever owns the machine and lost theirs. */
@Command(
    name = "token",
    description = {
      "Makes a new API token, and with --password a new password, for whoever owns this machine.",
      "Works beside a running server and without one, on the database the settings name. What it"
          + " makes is shown on the terminal, or written to a file that only its owner can read."
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--password", description = "Gives the user a new password too.")
  private boolean password;

  @Option(
      names = "--login",
      paramLabel = "EMAIL",
      description = "Whose; the first user there was, the admin, if absent.")
  private @Nullable String login;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Writes it there. Without a terminal it is written to token.json in the home.")
  private @Nullable Path to;

  @Override
  public Integer call() {
    Config config = Config.read(options.over(System.getenv()));
    Path cache = ModelStore.defaultDirectory(System.getenv());
    Path file = to == null && !onTerminal() ? config.home().resolve("token.json") : to;
    try (Storage storage =
        Storage.beside(config, cache, Clock.systemUTC(), new SecureRandom(), TokenCommand::say)) {
      NewAccess.Wish wish = new NewAccess.Wish(login, "Made by ./parley token", password);
      return NewAccess.make(storage.records(), wish, keys -> tell(keys, file))
          .map(_ -> 0)
          .orElseGet(this::nobody);
    }
  }

  private static void say(String line) {
    System.err.println(line);
  }

  /** The console of java.base, which is the default again since JDK 25, is null without one. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private int nobody() {
    System.err.println(
        login == null
            ? "There is no user yet. ./parley up makes the first team and its admin."
            : "There is no user " + login + ".");
    return 1;
  }

  private static void tell(NewAccess keys, @Nullable Path file) {
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("team_id", keys.member().team().toString())
            .put("api_token", keys.token())
            .put("login", keys.member().user().email());
    if (keys.password() != null) {
      json.put("password", keys.password());
    }
    if (file == null) {
      System.out.println(json.toPrettyString());
      return;
    }
    try {
      SecretFile.write(file, json.toPrettyString() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The token could not be written to %s (%s), so none was made. Give --to a file in a directory that this user may write to."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    System.out.println("The new token is in " + file + ", which only you can read.");
  }
}
