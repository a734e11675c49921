import os

import stripe
from dotenv import load_dotenv
from flask import Flask, jsonify, redirect, render_template, request

from click_id import click_id_of

load_dotenv()

PORT = int(os.environ["PORT"])
SITE_URL = os.environ.get("SITE_URL") or f"http://localhost:{PORT}"

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
if os.environ.get("STRIPE_API_URL"):
    stripe.api_base = os.environ["STRIPE_API_URL"]

# Version 7 of the library has moved it.
StripeError = getattr(stripe, "StripeError", None) or stripe.error.StripeError

app = Flask(__name__, static_url_path="")


@app.context_processor
def snippet():
    names = ["SELGEO_SCRIPT", "SELGEO_MERCHANT", "SELGEO_API_URL"]
    return {name: os.environ[name] for name in names}


@app.get("/")
def home():
    return render_template("home.html")


@app.post("/checkout")
def checkout():
    body = request.get_json(silent=True) if request.is_json else request.form
    sent = body.get("click_id") if isinstance(body, dict) else None
    # The cookie is there with data-storage="cookie" on the tag.
    click_id = click_id_of(sent) or click_id_of(request.cookies.get("__selgeo_cid"))
    session = stripe.checkout.Session.create(
        mode="payment",
        # Without a customer there is nobody to whom a later payment could be attributed; not beside customer.
        customer_creation="always",
        line_items=[
            {
                "quantity": 1,
                "price_data": {
                    "currency": "usd",
                    "unit_amount": 1200,
                    "product_data": {"name": "The Slow Brew Handbook"},
                },
            }
        ],
        success_url=f"{SITE_URL}/thanks?session_id={{CHECKOUT_SESSION_ID}}",
        cancel_url=f"{SITE_URL}/",
        # The library leaves out what is None; Stripe would refuse an empty string.
        client_reference_id=click_id,
    )
    if request.is_json:
        return jsonify(url=session.url)
    return redirect(session.url, code=303)


@app.get("/thanks")
def thanks():
    return render_template("thanks.html")


@app.errorhandler(StripeError)
def payments_down(error):
    app.logger.error("Stripe: %s", error)
    message = "The payment page could not be opened, and nothing was charged. Please try again."
    if request.is_json:
        return jsonify(error=message), 502
    return render_template("problem.html", message=message), 502


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=PORT, debug=False)
