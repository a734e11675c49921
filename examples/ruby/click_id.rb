# The click ID in what a browser has sent, or nil for everything that is none: a lost attribution is no lost sale.
def click_id_of(value)
  # A text that is not UTF-8 would make `match?` raise.
  return unless value.is_a?(String) && value.valid_encoding?

  value if value.match?(/\A\h{8}(-\h{4}){3}-\h{12}\z/)
end
