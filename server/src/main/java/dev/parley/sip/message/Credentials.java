package dev.parley.sip.message;

/**
 * A digest account. Its text form hides the password.
 *
 * @param username as the trunk knows us
 * @param password the shared secret
 */
public record Credentials(String username, String password) {
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
