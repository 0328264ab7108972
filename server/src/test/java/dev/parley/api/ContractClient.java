package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A client that holds every request and every answer against {@code openapi.yaml}. */
public final class ContractClient {
  /** So much is read of a stream that goes on for ever: "retry: 1000". */
  private static final int BEGINNING = 12;

  private static final OpenApiInteractionValidator CONTRACT =
      OpenApiInteractionValidator.createForSpecificationUrl(
              Path.of("openapi.yaml").toAbsolutePath().toUri().toString())
          .build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final URI base;
  private final Map<String, String> headers;
  private final boolean rightRequests;

  private ContractClient(URI base, Map<String, String> headers, boolean rightRequests) {
    this.base = base;
    this.headers = headers;
    this.rightRequests = rightRequests;
  }

  /** A client without a token. */
  public static ContractClient of(URI base) {
    return new ContractClient(base, Map.of(), true);
  }

  /** The same client with a header more. */
  public ContractClient with(String header, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new ContractClient(base, more, rightRequests);
  }

  /** The same client, whose requests are wrong on purpose: only the answers must be right. */
  ContractClient wrongly() {
    return new ContractClient(base, headers, false);
  }

  /** Asks for what is at a path. */
  public Reply get(String path) {
    return send("GET", path, null);
  }

  /** Posts JSON. */
  public Reply post(String path, @Nullable String body) {
    return send("POST", path, body);
  }

  Reply put(String path, String body) {
    return send("PUT", path, body);
  }

  Reply delete(String path) {
    return send("DELETE", path, null);
  }

  Reply delete(String path, String body) {
    return send("DELETE", path, body);
  }

  Reply send(String method, String pathAndQuery, @Nullable String body) {
    Reply reply = exchange(method, pathAndQuery, body);
    String path = pathAndQuery.split("\\?", 2)[0];
    if (rightRequests) {
      passes(CONTRACT.validateRequest(request(method, pathAndQuery, body)), "request");
    }
    passes(
        CONTRACT.validateResponse(path, Method.valueOf(method), response(reply)),
        "%s %s answered %d %s".formatted(method, pathAndQuery, reply.status(), reply.text()));
    return reply.checked();
  }

  /** Sends what the contract has no operation for; the answer must still have its form. */
  Reply outside(String method, String pathAndQuery, @Nullable String body) {
    return exchange(method, pathAndQuery, body).checked();
  }

  private Reply exchange(String method, String pathAndQuery, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(pathAndQuery))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    try {
      HttpResponse<InputStream> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream sent = response.body()) {
        boolean endless = response.statusCode() == 200 && pathAndQuery.startsWith("/live");
        return new Reply(
            response.statusCode(),
            response.headers(),
            endless ? sent.readNBytes(BEGINNING) : sent.readAllBytes());
      }
    } catch (IOException e) {
      throw new AssertionError("%s %s was not answered".formatted(method, pathAndQuery), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private SimpleRequest request(String method, String pathAndQuery, @Nullable String body) {
    String[] parts = pathAndQuery.split("\\?", 2);
    var request = new SimpleRequest.Builder(method, parts[0]);
    if (body == null && method.equals("POST") && !headers.containsKey("Content-Type")) {
      // The validator wants a type even where an optional body is left out.
      request.withHeader("Content-Type", "application/json");
    }
    headers.forEach((String name, String value) -> request.withHeader(name, value));
    if (body != null) {
      request.withContentType("application/json").withBody(body);
    }
    if (parts.length == 2) {
      Arrays.stream(parts[1].split("&", -1))
          .map(pair -> pair.split("=", 2))
          .collect(
              Collectors.groupingBy(
                  pair -> decoded(pair[0]),
                  Collectors.mapping(pair -> decoded(pair[1]), Collectors.toList())))
          .forEach((String name, List<String> values) -> request.withQueryParam(name, values));
    }
    return request.build();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static SimpleResponse response(Reply reply) {
    var response = SimpleResponse.Builder.status(reply.status());
    reply
        .headers()
        .map()
        .forEach((String name, List<String> values) -> response.withHeader(name, values));
    return response.withBody(reply.body()).build();
  }

  private static void passes(ValidationReport report, String what) {
    assertThat(report.getMessages())
        .as(what)
        .filteredOn(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .isEmpty();
  }
}
