package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.Directories;
import dev.parley.records.PreparedHome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The owner of a new installation comes in by the address that the first start prints. */
class FirstSignInIT {
  private static final Pattern ADDRESS =
      Pattern.compile("The dashboard is at (http://\\S+/app)(?:/welcome#([0-9a-f]{64}))?");

  @Test
  void theAddressSignsInUntilAPasswordIsChosen() throws Exception {
    Path home = Files.createTempDirectory("parley-first");
    Path log = Files.createTempFile("parley-first", ".log");
    try (HttpClient http = HttpClient.newHttpClient()) {
      try (ServerProcess server = ServerProcess.start(home, log, Map.of())) {
        URI url = server.awaitUp();
        Matcher address = address(server);
        assertThat(address.group(1)).isEqualTo(url + "/app");
        HttpResponse<String> in =
            send(
                http,
                url,
                "POST",
                "/session/ticket",
                "{\"ticket\": \"%s\"}".formatted(address.group(2)));
        assertThat(in.statusCode()).isEqualTo(200);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        JsonNode session = new ObjectMapper().readTree(in.body()).path("data");
        HttpResponse<String> chosen =
            send(
                http,
                url,
                "PUT",
                "/user/password",
                "{\"password\": \"one of my own choice\"}",
                "Cookie",
                cookie,
                "Origin",
                url.toString(),
                "X-Parley-Csrf",
                session.path("csrf").asText());
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        server.askToStop();
        int _ = server.awaitEnd(Duration.ofSeconds(60));
      }
      try (ServerProcess again = ServerProcess.start(home, log, Map.of())) {
        var _ = again.awaitUp();
        assertThat(address(again).group(2)).isNull();
      }
    } finally {
      ServerProcess.killPostgres(PreparedHome.fill(home));
      Directories.delete(home);
    }
  }

  private static Matcher address(ServerProcess server) {
    Awaitility.await("the address is printed").until(() -> ADDRESS.matcher(server.output()).find());
    Matcher address = ADDRESS.matcher(server.output());
    assertThat(address.find()).isTrue();
    return address;
  }

  private static HttpResponse<String> send(
      HttpClient http, URI url, String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
