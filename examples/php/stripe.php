<?php

declare(strict_types=1);

require_once __DIR__ . '/settings.php';

/** Opens a Checkout Session and gives the address of its payment page. Throws when Stripe does not open one. */
function openCheckout(array $order): string
{
    $client = __DIR__ . '/vendor/autoload.php';
    if (!is_file($client)) {
        return openCheckoutWithCurl($order);
    }
    require_once $client;
    $options = ['api_key' => setting('STRIPE_SECRET_KEY')];
    if (setting('STRIPE_API_URL')) {
        $options['api_base'] = setting('STRIPE_API_URL');
    }
    return (new \Stripe\StripeClient($options))->checkout->sessions->create($order)->url;
}

/** The same without the official client, for servers where Composer cannot fetch it. */
function openCheckoutWithCurl(array $order): string
{
    $api = setting('STRIPE_API_URL') ?: 'https://api.stripe.com';
    $request = curl_init("$api/v1/checkout/sessions");
    curl_setopt_array($request, [
        // Leaves out what is null, as the official client does; Stripe would refuse an empty string.
        CURLOPT_POSTFIELDS => http_build_query($order),
        CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . setting('STRIPE_SECRET_KEY')],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_CONNECTTIMEOUT => 10,
        CURLOPT_TIMEOUT => 60,
    ]);
    $answer = curl_exec($request);
    if ($answer === false) {
        throw new RuntimeException(curl_error($request));
    }
    $session = json_decode($answer, true);
    if (!isset($session['url'])) {
        $status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);
        throw new RuntimeException("HTTP $status: " . ($session['error']['message'] ?? 'not an answer of Stripe'));
    }
    return $session['url'];
}
