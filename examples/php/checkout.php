<?php

declare(strict_types=1);

require_once __DIR__ . '/click-id.php';
require_once __DIR__ . '/settings.php';
require_once __DIR__ . '/stripe.php';

/** Opens a Checkout Session for the form or the JSON of this request, and sends the buyer there. */
function checkout(): void
{
    $isJson = str_starts_with($_SERVER['CONTENT_TYPE'] ?? '', 'application/json');
    $body = $isJson ? json_decode(file_get_contents('php://input'), true) : $_POST;
    try {
        $sent = is_array($body) ? $body['click_id'] ?? null : null;
        // The cookie is there with data-storage="cookie" on the tag.
        $url = openCheckout(order(clickIdOf($sent) ?? clickIdOf($_COOKIE['__selgeo_cid'] ?? null)));
    } catch (RuntimeException | \Stripe\Exception\ApiErrorException $error) {
        error_log("Stripe: {$error->getMessage()}");
        http_response_code(502);
        $message = 'The payment page could not be opened, and nothing was charged. Please try again.';
        $isJson ? sendJson(['error' => $message]) : show('problem', ['message' => $message]);
        return;
    }
    if ($isJson) {
        sendJson(['url' => $url]);
    } else {
        header("Location: $url", true, 303);
    }
}

function order(?string $clickId): array
{
    $site = setting('SITE_URL') ?: "http://localhost:{$_SERVER['SERVER_PORT']}";
    return [
        'mode' => 'payment',
        // Without a customer there is nobody to whom a later payment could be attributed; not beside customer.
        'customer_creation' => 'always',
        'line_items' => [[
            'quantity' => 1,
            'price_data' => [
                'currency' => 'usd',
                'unit_amount' => 1200,
                'product_data' => ['name' => 'The Slow Brew Handbook'],
            ],
        ]],
        'success_url' => "$site/thanks?session_id={CHECKOUT_SESSION_ID}",
        'cancel_url' => "$site/",
        'client_reference_id' => $clickId,
    ];
}

function sendJson(array $answer): void
{
    header('Content-Type: application/json');
    echo json_encode($answer);
}
