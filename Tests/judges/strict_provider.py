"""Canaille, a provider for production use, with one person and one client, as another judge of our way: it insists on
PKCE, redirect addresses, nonce and consent."""
import datetime, secrets, threading, warnings
warnings.filterwarnings("ignore")
import werkzeug.serving
from joserfc.jwk import RSAKey
from canaille import create_app
from canaille.app import models
from canaille.backends import Backend


class StrictProvider:
    password = "a lantern for the harbour"

    def __init__(self, port, number, mail, city):
        self.issuer = f"http://localhost:{port}"
        self.client = ("ikusei", secrets.token_urlsafe(24))
        key = RSAKey.generate_key(2048, {"kid": secrets.token_hex(8)}, private=True).as_dict(private=True)
        app = create_app({
            "SECRET_KEY": secrets.token_hex(16), "SERVER_NAME": f"localhost:{port}", "PREFERRED_URL_SCHEME": "http",
            "DATABASE": "memory", "CANAILLE": {"JAVASCRIPT": False}, "CANAILLE_OIDC": {"ACTIVE_JWKS": [key]}})
        with app.app_context():
            Backend.instance.save(models.User(
                user_name=number, family_name="港", formatted_name="港 花子", emails=[mail], password=self.password))
            client = models.Client(
                client_id=self.client[0], client_secret=self.client[1], client_name="Ikusei", client_uri=city,
                redirect_uris=[f"{city}/sign-in/callback"], post_logout_redirect_uris=[f"{city}/sign-in"],
                grant_types=["authorization_code"], response_types=["code"], scope=["openid", "profile", "email"],
                token_endpoint_auth_method="client_secret_basic", id_token_signed_response_alg="RS256",
                client_id_issued_at=datetime.datetime.now(datetime.timezone.utc))
            Backend.instance.save(client)
            client.audience = [client]
            Backend.instance.save(client)
        self.server = werkzeug.serving.make_server("localhost", port, app, threaded=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()

    def agree(self, page, number):
        """Goes through whatever it asks: name, password, consent."""
        for _ in range(40):
            page.wait_for_load_state("load")
            if not page.url.startswith(self.issuer):
                return
            if page.locator("input[name=password]:visible").count():
                page.fill("input[name=password]", self.password)
                page.keyboard.press("Enter")
            elif page.locator("input[name=login]:visible").count():
                page.fill("input[name=login]", number)
                page.keyboard.press("Enter")
            elif page.locator("button[name=answer][value=accept]").count():
                page.click("button[name=answer][value=accept]")
            page.wait_for_timeout(250)
